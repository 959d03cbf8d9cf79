import { expect, test } from "vitest";
import { drawSchedule } from "#e2e/chaos/draw-schedule.ts";

const KILLS = { tab: 3, browser: 2, studio: 1, postgres: 2 };

test("a seed replays its day, another seed gives another", () => {
	const draw = (seed: string) => drawSchedule({ seed, decisions: 200, kills: KILLS });
	expect(draw("one")).toEqual(draw("one"));
	expect(draw("one")).not.toEqual(draw("two"));
});

test("a day has as many decisions and deaths as asked for, and never two undos in a row", () => {
	const steps = drawSchedule({ seed: "a day", decisions: 200, kills: KILLS });
	expect(steps.filter(({ act }) => act.kind !== "undo")).toHaveLength(200);
	expect(steps.flatMap(({ kills }) => kills).length).toBe(8);
	expect(steps.some(({ act }, at) => act.kind === "undo" && steps[at + 1]?.act.kind === "undo")).toBe(false);
});

import { describe, expect, test } from "vitest";
import { drive } from "#components/canvas/canvas-driver.ts";
import type { ToolEvent } from "#components/canvas/tools/region-tool.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

const photo = { width: 200, height: 100 };
const dog = { key: "r1", box: { x: 20, y: 20, width: 60, height: 40 } };
const collar = { key: "r2", box: { x: 40, y: 30, width: 10, height: 5.5 } };

const start = (photoPxPerPx = 1) => drive({ photo, regions: [dog, collar], photoPxPerPx });

describe("the pointer", () => {
	test("a press selects the smallest box under it, and one beside all boxes lets go", () => {
		const hand = start().down(45, 32).up();
		expect(hand.state()).toEqual({ kind: "resting", selected: "r2" });
		expect(hand.down(25, 55).up().state()).toEqual({ kind: "resting", selected: "r1" });
		expect(hand.commands()).toEqual([]);
	});

	test("a drag moves a box by whole pixels, and letting go saves it once", () => {
		const hand = start().down(25, 55).move(31.4, 50).move(35.4, 60.2);
		expect(hand.draft()).toEqual({ region: "r1", box: { x: 30, y: 25, width: 60, height: 40 } });
		expect(hand.up().commands()).toEqual([{ kind: "change", region: "r1", box: { x: 30, y: 25, width: 60, height: 40 } }]);
	});

	test("a drag shorter than a few pixels of the screen is a press, however far the photo is zoomed out", () => {
		expect(start(4).down(25, 55).move(35, 55).up().commands()).toEqual([]);
		expect(start(4).down(25, 55).move(45, 55).up().commands()).toHaveLength(1);
	});

	test("a box that comes back to where it was is not saved", () => {
		expect(start().down(25, 55).move(60, 55).move(25, 55).up().commands()).toEqual([]);
	});

	test("a box stays in the photo however far it is dragged", () => {
		const hand = start().down(25, 55).move(900, -900).up();
		expect(hand.boxes()[0]?.box).toEqual({ x: 140, y: 0, width: 60, height: 40 });
	});

	test("a handle of the selected box resizes it, also when it is taken a little beside", () => {
		const hand = start().down(25, 55).up().down(78, 63).move(98, 83).up();
		expect(hand.boxes()[0]?.box).toEqual({ x: 20, y: 20, width: 80, height: 60 });
	});

	test("a handle drawn past the opposite edge turns the box round there", () => {
		const hand = start().down(25, 55).up().down(80, 40).move(5, 40).up();
		expect(hand.boxes()[0]?.box).toEqual({ x: 5, y: 20, width: 15, height: 40 });
	});

	test("only the selected box has handles", () => {
		expect(start().down(80, 60).state()).toMatchObject({ kind: "pressing", selected: "r1" });
		expect(start().down(25, 55).up().down(80, 60).state()).toMatchObject({ kind: "resizing", handle: "se" });
	});

	test("armed, a drag draws a box with whole edges in any direction, over other boxes too", () => {
		const hand = start().send({ kind: "arm" }).down(60.2, 50.7).move(30.1, 10.4).up();
		expect(hand.commands()).toEqual([{ kind: "add", box: { x: 30, y: 10, width: 30, height: 41 }, like: null }]);
		expect(hand.state()).toEqual({ kind: "resting", selected: "r3" });
	});

	test("a mere press while armed draws nothing and stays armed", () => {
		const hand = start().send({ kind: "arm" }).down(60, 50).up();
		expect([hand.commands(), hand.state().kind]).toEqual([[], "armed"]);
	});

	test("where no box is, the tool takes no hold, so that the photo can be moved", () => {
		expect(start().down(150, 90).state()).toEqual({ kind: "resting", selected: null });
	});
});

describe("the keys", () => {
	const selected = () => start().send({ kind: "select", region: "r1" });
	const right: ToolEvent = { kind: "nudge", by: { x: 1, y: 0 }, resizes: false };

	test("a row of nudges is one change, saved when it settles", () => {
		const hand = selected()
			.send(right)
			.send(right)
			.send({ kind: "nudge", by: { x: 0, y: -10 }, resizes: false });
		expect(hand.commands()).toEqual([{ kind: "settle-later" }, { kind: "settle-later" }, { kind: "settle-later" }]);
		expect(hand.draft()?.box).toEqual({ x: 22, y: 10, width: 60, height: 40 });
		expect(hand.send({ kind: "settle" }).commands().at(-1)).toEqual({ kind: "change", region: "r1", box: { x: 22, y: 10, width: 60, height: 40 } });
	});

	test("resizing by keys moves the right and lower edges, within the photo and to a pixel at least", () => {
		const by = (x: number, y: number): ToolEvent => ({ kind: "nudge", by: { x, y }, resizes: true });
		expect(selected().send(by(10, 0)).send(by(0, -1)).draft()?.box).toEqual({ x: 20, y: 20, width: 70, height: 39 });
		expect(selected().send(by(-500, 0)).send(by(0, 500)).draft()?.box).toEqual({ x: 20, y: 20, width: 1, height: 80 });
	});

	test("choosing another box saves the nudges of the one before", () => {
		const hand = selected().send(right).send({ kind: "select", region: "r2" });
		expect(hand.commands().at(-1)).toMatchObject({ kind: "change", region: "r1" });
		expect(hand.state()).toEqual({ kind: "resting", selected: "r2" });
	});

	test("a copy lies beside the box, where its nudges brought it, and is then in hand", () => {
		const hand = selected().send(right).send({ kind: "duplicate" });
		expect(hand.commands().slice(1)).toEqual([
			{ kind: "change", region: "r1", box: { x: 21, y: 20, width: 60, height: 40 } },
			{ kind: "add", box: { x: 29, y: 28, width: 60, height: 40 }, like: "r1" },
		]);
		expect(hand.state().selected).toBe("r3");
	});

	test("a copy of a box in the lower right corner lies on its other side", () => {
		const hand = drive({ photo, regions: [{ key: "r1", box: { x: 180, y: 80, width: 20, height: 20 } }] });
		hand.send({ kind: "select", region: "r1" }).send({ kind: "duplicate" });
		expect(hand.boxes()[1]?.box).toEqual({ x: 172, y: 72, width: 20, height: 20 });
	});

	test("removing takes the box in hand and nothing else", () => {
		expect(selected().send({ kind: "remove" }).boxes()).toEqual([collar]);
		expect(start().send({ kind: "remove" }).boxes()).toHaveLength(2);
	});

	test("each escape lets go of one thing: the gesture, the box, the editing", () => {
		const hand = start().down(25, 55).move(60, 55).send({ kind: "escape" });
		expect([hand.state(), hand.boxes()[0]]).toEqual([{ kind: "resting", selected: "r1" }, dog]);
		expect(hand.send({ kind: "escape" }).state().selected).toBeNull();
		expect(hand.send({ kind: "escape" }).commands()).toEqual([{ kind: "leave" }]);
	});

	test("a box that somebody else removed meanwhile is not in hand any more", () => {
		const hand = selected().send({ kind: "remove" }).send({ kind: "select", region: "r1" });
		expect(hand.send(right).commands()).toHaveLength(1);
		expect(hand.send({ kind: "settle" }).state().selected).toBeNull();
	});
});

test("whatever the hand does, every box stays inside the photo and is a pixel wide and high at least", () => {
	const chance = createSeededRandom("hands");
	const random = () => chance.below(2 ** 20) / 2 ** 20;
	const point = () => ({ x: random() * 300 - 50, y: random() * 200 - 50 });
	const pick = <T>(things: readonly [T, ...T[]]): T => things[Math.floor(random() * things.length)] ?? things[0];
	for (let round = 0; round < 150; round += 1) {
		const hand = drive({ photo, regions: [dog, collar], photoPxPerPx: pick([0.2, 1, 3]) });
		for (let act = 0; act < 120; act += 1) {
			const { x, y } = point();
			const region = pick(hand.boxes().map(({ key }) => key) as [string, ...string[]]) ?? null;
			pick([
				() => hand.down(x, y),
				() => hand.move(x, y),
				() => hand.move(x, y),
				() => hand.up(),
				() => hand.send({ kind: "arm" }),
				() => hand.send({ kind: "select", region }),
				() =>
					hand.send({
						kind: "nudge",
						by: pick([
							{ x: 1, y: 0 },
							{ x: 0, y: -10 },
							{ x: -10, y: 0 },
							{ x: 0, y: 1 },
						]),
						resizes: random() < 0.5,
					}),
				() => hand.send({ kind: "settle" }),
				() => hand.send({ kind: "duplicate" }),
				() => hand.send({ kind: random() < 0.3 ? "remove" : "escape" }),
			])();
			for (const one of [...hand.boxes().map(({ box }) => box), ...[hand.draft()?.box ?? []].flat()]) {
				const isInside = one.x >= 0 && one.y >= 0 && one.x + one.width <= photo.width + 1e-6 && one.y + one.height <= photo.height + 1e-6;
				if (!isInside || one.width < 1 || one.height < 1) expect(one).toBe("inside");
			}
		}
	}
});

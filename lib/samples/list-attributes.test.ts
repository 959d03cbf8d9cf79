import { expect, test } from "vitest";
import { apple } from "#lib/samples/apple.ts";
import { couch } from "#lib/samples/couch.ts";
import { listAttributes } from "#lib/samples/list-attributes.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import { umbrella } from "#lib/samples/umbrella.ts";

const at = [100, 100] as const;
const spot = "on the floor";

test("a thing has its color and what it is made of", () => {
	const one = placeThing(couch, { at, height: 50, color: "blue", spot });
	expect(listAttributes(one, [one])).toEqual({ color: "blue", material: "fabric" });
});

test("where only the pot has a color and is ceramic, the plant has neither", () => {
	const one = placeThing(pottedPlant, { at, height: 50, color: "white", spot });
	expect(listAttributes(one, [one])).toEqual({});
});

test("a striped thing has both colors", () => {
	const one = placeThing(umbrella, { at, height: 50, color: "red", spot });
	expect(listAttributes(one, [one])).toEqual({ color: "red and white", material: "fabric" });
});

test("large and small are said only beside another of the label that differs plainly", () => {
	const [large, middle, small] = [60, 45, 30].map((height) => placeThing(apple, { at, height, color: "red", spot }));
	if (!large || !middle || !small) throw new Error("three apples");
	const all = [large, middle, small];
	expect(all.map((one) => listAttributes(one, all).size)).toEqual(["large", undefined, "small"]);
	expect([large, middle].map((one) => listAttributes(one, [large, middle]).size)).toEqual([undefined, undefined]);
});

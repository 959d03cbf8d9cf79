import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { listAnchors } from "#lib/synthesis/list-anchors.ts";
import { listNearest } from "#lib/synthesis/list-nearest.ts";
import { toScene } from "#lib/synthesis/scene.ts";

const thing = (label: string, x: number, y: number, width = 80, height = 80): Thing => ({ label, at: [x, y], size: [width, height] });

/** Whether a horse is asked to be nearest to the dog, and the wrong options that are in the picture. */
function nearestToDog(...things: readonly Thing[]): readonly string[] {
	const scene = toScene(imageWith([thing("dog", 100, 240), ...things], ["Here."]));
	return listNearest({ scene, absent: ["clock"], anchors: listAnchors(scene) }, "seed").flatMap((fact) => {
		if (fact.rule !== "nearest" || fact.anchor.region.label !== "dog" || fact.right.label !== "horse") return [];
		const present = fact.wrong.flatMap(({ label, regions }) => (regions.length > 0 ? [label] : [])).sort();
		return [`horse, not ${present.join(", ")}`];
	});
}

const HORSE = thing("horse", 200, 240);
const [CUP, BED, BICYCLE] = [thing("cup", 420, 240), thing("bed", 560, 400), thing("bicycle", 560, 60)];

test("the nearest kind has a wrong option of each kind that is farther", () => {
	expect(nearestToDog(HORSE, CUP, BICYCLE)).toEqual(["horse, not bicycle, cup"]);
});

test("what is about as near is no wrong option: by the gap between the boxes, and from center to center", () => {
	// The gap to the horse is 20 pixels, 5 % of the diagonal 40.
	expect(nearestToDog(HORSE, thing("cup", 100, 378), BED, BICYCLE)).toEqual(["horse, not bed, bicycle"]);
	expect(nearestToDog(HORSE, thing("cup", 100, 382), BED, BICYCLE)).toEqual(["horse, not bed, bicycle, cup"]);
	// A wide one begins nearer than its center lies: the gap of the other is larger, and its center as near.
	expect(nearestToDog(thing("horse", 240, 240, 160, 80), thing("cup", 100, 385, 70, 70), BED, BICYCLE)).toEqual(["horse, not bed, bicycle"]);
});

test("a kind with one thing near by is no wrong option, wherever its others are", () => {
	expect(nearestToDog(HORSE, CUP, thing("cup", 100, 350), BED, BICYCLE)).toEqual(["horse, not bed, bicycle"]);
});

test("what covers more than a fifth of the nearest, or of what is looked from, is no wrong option", () => {
	const wide = thing("horse", 210, 240, 100, 80);
	const covering = (x: number): readonly string[] => nearestToDog(wide, thing("cup", x, 240, 60, 80), BED, BICYCLE);
	expect(covering(285)).toEqual(["horse, not bed, bicycle, cup"]);
	expect(covering(265)).toEqual(["horse, not bed, bicycle"]);
});

test("the nearest of a kind must be seen, whatever others of it are", () => {
	expect(nearestToDog(HORSE, thing("horse", 560, 240), CUP, BED, BICYCLE)).toHaveLength(1);
	expect(nearestToDog(thing("horse", 165, 240, 24, 24), thing("horse", 560, 240), CUP, BED, BICYCLE)).toEqual([]);
});

test.each([
	["too small", thing("horse", 160, 240, 24, 24)],
	["cut off", thing("horse", 100, 440, 60, 80)],
	["a crowd", { ...HORSE, crowd: true }],
	["all over the picture", thing("horse", 390, 240, 490, 470)],
])("nothing that is %s is the nearest", (_, horse) => {
	expect(nearestToDog(horse, thing("cup", 420, 60), BED, BICYCLE)).toEqual([]);
});

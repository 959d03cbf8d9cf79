import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { listAnchors } from "#lib/synthesis/list-anchors.ts";
import { listDirections } from "#lib/synthesis/list-directions.ts";
import { toScene } from "#lib/synthesis/scene.ts";

const thing = (label: string, x: number, y: number, width = 80, height = 80): Thing => ({ label, at: [x, y], size: [width, height] });

/** What is asked to be to the left of the dog in the middle, and the wrong options that are in the picture. */
function leftOfDog(...things: readonly Thing[]): readonly string[] {
	const scene = toScene(imageWith([thing("dog", 320, 240), ...things], ["Here."]));
	return listDirections({ scene, absent: ["clock", "kite"], anchors: listAnchors(scene) }, "seed").flatMap((fact) => {
		if (fact.rule !== "direction" || fact.type !== "left" || fact.anchor.region.label !== "dog") return [];
		const present = fact.wrong.flatMap(({ label, regions }) => (regions.length > 0 ? [label] : [])).sort();
		return [`${fact.right.label}, not ${present.join(", ")}`];
	});
}

const [BICYCLE, HORSE] = [thing("bicycle", 80, 240), thing("horse", 560, 240)];

test("a thing on the one side is right, and one on the other side wrong", () => {
	expect(leftOfDog(BICYCLE, HORSE)).toEqual(["bicycle, not horse"]);
});

test.each([
	["too small", thing("bicycle", 80, 240, 12, 12)],
	["cut off", thing("bicycle", 25, 240, 50, 70)],
	["a crowd", { ...BICYCLE, crowd: true }],
	["nearly level, off the axis", thing("bicycle", 240, 60)],
	["mostly beside it, and over it", thing("bicycle", 260, 240, 160, 80)],
	["too near to be on a side", thing("bicycle", 290, 240, 20, 80)],
])("a thing that is %s is not asked for", (_, bicycle) => {
	expect(leftOfDog(bicycle, HORSE)).toEqual([]);
});

test("what is neither here nor there is no wrong option", () => {
	expect(leftOfDog(BICYCLE, thing("horse", 200, 60))).not.toContainEqual(expect.stringMatching(/^bicycle/));
});

test("what covers more than a fifth of the right thing is no wrong option", () => {
	// Seen from the dog, what is above it is surely not to its left; the right thing reaches up to there.
	const tall = thing("bicycle", 150, 240, 220, 160);
	const over = (width: number): readonly string[] =>
		leftOfDog(tall, thing("horse", 320, 110, width, 200), thing("bed", 560, 240)).filter((one) => one.startsWith("bicycle"));
	expect(over(120)).toEqual(["bicycle, not bed, horse"]);
	expect(over(480)).toEqual(["bicycle, not bed"]);
});

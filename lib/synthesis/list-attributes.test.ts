import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { listAnchors } from "#lib/synthesis/list-anchors.ts";
import { listAttributes } from "#lib/synthesis/list-attributes.ts";
import { toScene } from "#lib/synthesis/scene.ts";

type Painted = Thing & { readonly color?: string };

const thing = (label: string, color: string | undefined, x: number, width = 80, height = 80): Painted => ({
	label,
	at: [x, 240],
	size: [width, height],
	...(color !== undefined && { color }),
});

function asked(...things: readonly Painted[]): { readonly having: readonly string[]; readonly words: readonly string[] } {
	const drawn = imageWith(things, ["Here."]);
	const regions = drawn.regions.map((region, index) => {
		const color = things[index]?.color;
		return color === undefined ? region : { ...region, attributes: { color } };
	});
	const scene = toScene({ ...drawn, regions });
	const facts = listAttributes({ scene, absent: ["clock", "kite"], anchors: listAnchors(scene) }, "seed");
	return {
		having: facts.flatMap((fact) => {
			if (fact.rule !== "having") return [];
			const present = fact.wrong.flatMap(({ label, regions: shown }) => (shown.length > 0 ? [label] : [])).sort();
			return [`${fact.right.label} ${fact.word}, not ${present.join(", ")}`];
		}),
		words: facts.flatMap((fact) => (fact.rule === "attribute" ? [`${fact.subject.region.label} ${fact.word}`] : [])),
	};
}

const [HORSE, BED, CUP] = [thing("horse", "white", 240), thing("bed", "blue", 400), thing("cup", "green", 560)];

test("a color that an import tells is asked of one thing, and which of four kinds has it", () => {
	const { having, words } = asked(thing("dog", "red", 80), HORSE, BED);
	expect(words).toEqual(["dog red", "horse white", "bed blue"]);
	expect(having).toEqual(["dog red, not bed, horse", "horse white, not bed, dog", "bed blue, not dog, horse"]);
});

test("a color that is no word of the table, or not told, is not asked about", () => {
	expect(asked(thing("dog", "iridescent", 80), thing("horse", undefined, 240), BED)).toEqual({ having: [], words: ["bed blue"] });
});

test("a kind of several colors, a crowd and what is cut off are neither right nor wrong", () => {
	for (const strange of [
		[thing("dog", "red", 80), { ...thing("dog", "blue", 80), at: [80, 400] as const }],
		[{ ...thing("dog", "red", 80), crowd: true }],
		[thing("dog", "red", 30, 60, 70)],
	])
		expect(asked(...strange, HORSE, BED, CUP).having).toEqual(["horse white, not bed, cup", "bed blue, not cup, horse", "cup green, not bed, horse"]);
});

test("a color that people would take for the right one is no wrong option", () => {
	expect(asked(thing("dog", "red", 80), thing("horse", "orange", 240), BED, CUP).having).toContain("dog red, not bed, cup");
});

test("what covers more than a fifth of the right thing is no wrong option", () => {
	expect(asked(thing("dog", "red", 80), thing("horse", "white", 140), BED, CUP).having).toContain("dog red, not bed, cup");
	expect(asked(thing("dog", "red", 80), thing("horse", "white", 150), BED, CUP).having).toContain("dog red, not bed, cup, horse");
});

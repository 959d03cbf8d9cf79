import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";

const image = imageWith([
	{ label: "dog", at: [300, 240] },
	{ label: "scissors", at: [60, 240] },
	{ label: "apple", at: [560, 100] },
	{ label: "apple", at: [560, 380] },
]);
const [dog, scissors] = image.regions;
if (!dog || !scissors) throw new Error("regions were drawn");
const kind = (label: string) => ({ label, regions: image.regions.filter((region) => region.label === label) });

const phrase = (fact: Fact, place: number, seed = "s"): QuestionContent =>
	phraseQuestion(fact, { imageKey: "drawn:0", image, place, random: createSeededRandom(seed) });
const said = ({ stem, options, key }: QuestionContent) => ({ stem, options, key });
const partsOf = (question: QuestionContent): readonly string[] => question.restsOn.map((rest) => rest.part);

test("a count offers four numbers in a row, the right one at its place", () => {
	const seen = new Set<string>();
	for (const seed of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]) {
		const question = phrase({ rule: "count", type: "counting", kind: kind("apple") }, 2, seed);
		expect(question.options[2]).toBe("2");
		expect(question.key).toBe("C");
		const sorted = question.options.map(Number).sort((a, b) => a - b);
		expect(sorted).toEqual([0, 1, 2, 3].map((step) => (sorted[0] ?? 0) + step));
		expect(sorted[0]).toBeGreaterThanOrEqual(0);
		expect(question.stem).toMatch(/^How many apples .*\?$/);
		seen.add(`${sorted[0]} ${question.stem}`);
	}
	expect(seen.size).toBeGreaterThan(3);
});

test("presence names things with their articles", () => {
	const fact: Fact = { rule: "presence", type: "presence", right: kind("scissors"), wrong: ["umbrella", "broccoli", "tv"] };
	expect(said(phrase(fact, 1))).toEqual({
		stem: expect.stringMatching(/^Which of these (is in|does) the picture( show)?\?$/),
		options: ["An umbrella", "A pair of scissors", "Broccoli", "A TV or monitor"],
		key: "B",
	});
	expect(partsOf(phrase(fact, 1))).toEqual(["label:umbrella", "label:scissors", "label:broccoli", "label:tv", "captions"]);
});

test("a direction rests on the anchor and on all boxes of every label, on captions only where an option is absent", () => {
	const fact: Fact = {
		rule: "direction",
		type: "left",
		anchor: { region: dog, isMarked: false },
		right: kind("scissors"),
		wrong: [kind("apple"), { label: "kite", regions: [] }, { label: "bed", regions: [] }],
	};
	const question = phrase(fact, 0);
	expect(question).toMatchObject({ key: "A", options: ["A pair of scissors", "An apple", "A kite", "A bed"], type: "left" });
	expect(question.stem).toContain("to the left of the dog");
	expect(question.evidence.map(({ region }) => region)).toEqual(["r1", "r2", "r3", "r4"]);
	expect(partsOf(question)).toEqual(["r1", "label:dog", "label:scissors", "label:apple", "label:kite", "label:bed", "captions"]);
});

test("a relation offers the four directions of its anchor, and minds plurals", () => {
	const question = phrase({ rule: "relation", type: "left", subject: { region: scissors, isMarked: false }, anchor: dog }, 3);
	expect([...question.options].sort()).toEqual(["Above the dog", "Below the dog", "To the left of the dog", "To the right of the dog"]);
	expect(question.options[3]).toBe("To the left of the dog");
	expect(question.stem).toMatch(/are the scissors/);
	expect(question.evidence.map(({ region, box }) => ({ region, box }))).toEqual([
		{ region: "r2", box: scissors.box },
		{ region: "r1", box: dog.box },
	]);
	expect(question.mentions).toEqual([]);
});

const marked = ({ stem, mentions }: QuestionContent): readonly string[] =>
	mentions.map(({ start, end, region }) => `${Array.from(stem).slice(start, end).join("")} = ${region}`);

test("what is looked from is marked where its name would mean several", () => {
	const [, , apple] = image.regions;
	if (!apple) throw new Error("regions were drawn");
	const fact: Fact = {
		rule: "nearest",
		type: "nearest",
		anchor: { region: apple, isMarked: true },
		right: kind("dog"),
		wrong: [kind("scissors"), none("bed"), none("kite")],
	};
	for (const seed of ["a", "b", "c", "d"]) {
		const question = phrase(fact, 1, seed);
		expect(marked(question)).toEqual(["the marked apple = r3"]);
		expect(question.stem).toMatch(/(closest|nearest) to the marked apple/);
	}
	expect(marked(phrase({ rule: "relation", type: "right", subject: { region: apple, isMarked: true }, anchor: dog }, 0))).toEqual(["the marked apple = r3"]);
});

const none = (label: string) => ({ label, regions: [] });

test("of a marked region it is asked what it shows, and evidence is what wrong options could be taken for, too", () => {
	const question = phrase({ rule: "identity", type: "region", region: dog, wrong: [kind("apple"), none("bed"), none("kite")] }, 3);
	expect(marked(question)).toEqual(["the marked region = r1"]);
	expect(question).toMatchObject({
		key: "D",
		options: ["An apple", "A bed", "A kite", "A dog"],
		evidence: [{ region: "r1" }, { region: "r3" }, { region: "r4" }],
	});
	expect(partsOf(question)).toEqual(["r1", "label:apple", "label:bed", "label:kite", "label:dog", "captions"]);
});

test("colors and materials are words, asked of one thing or of four", () => {
	const anchor = { region: scissors, isMarked: false };
	const color = phrase({ rule: "attribute", type: "attribute", subject: anchor, attribute: "color", word: "red", wrong: ["blue", "green", "white"] }, 2);
	expect(said(color)).toEqual({ stem: "What color are the scissors?", options: ["Blue", "Green", "Red", "White"], key: "C" });
	const material = phrase(
		{ rule: "attribute", type: "attribute", subject: { region: dog, isMarked: true }, attribute: "material", word: "wood", wrong: ["glass", "stone", "metal"] },
		0,
	);
	expect(material.stem).toBe("What is the marked dog made of?");
	const having = phrase(
		{ rule: "having", type: "attribute", attribute: "material", word: "metal", right: kind("scissors"), wrong: [kind("apple"), kind("dog"), none("bed")] },
		0,
	);
	expect(having.stem).toBe("Which of these is made of metal?");
});

import { expect, test } from "vitest";
import type { Box } from "#lib/geometry/box.ts";
import { type ImageContent, type Region, UNKNOWN_LICENCE } from "#lib/images/schema.ts";
import { pinParts } from "#lib/questions/pin-parts.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";

const region = (key: string, label: string, box: Box, crowd = false): Region => ({ key, label, box, crowd, origin: "import", original: null, sourceId: null });
const at = (x: number, y: number): Box => ({ x: x - 20, y: y - 20, width: 40, height: 40 });

// A dog in the middle, a cat left of it, a clock above it, two cups on the right, and a caption that speaks of a bicycle.
const IMAGE: ImageContent = {
	v: 1,
	kind: "image",
	pixels: { sha256: "0".repeat(64), mime: "image/jpeg", width: 600, height: 600, perceptualHash: "0".repeat(16) },
	source: { name: "x", id: "1", split: "unknown", fileName: "1.jpg", sha256: "0".repeat(64) },
	licence: UNKNOWN_LICENCE,
	captions: [{ text: "A man's bike leans on a wall.", author: "person" }],
	regions: [
		region("r1", "dog", at(300, 300)),
		region("r2", "cat", at(100, 310)),
		region("r3", "clock", at(310, 60)),
		region("r4", "cup", at(500, 200)),
		region("r5", "cup", at(540, 380)),
		region("r6", "bird", { x: 0, y: 0, width: 200, height: 40 }, true),
	],
	nextRegion: 7,
};

const evidence = (...keys: readonly string[]): QuestionContent["evidence"] =>
	IMAGE.regions.filter(({ key }) => keys.includes(key)).map(({ key, label, box }) => ({ region: key, label, box }));

const question = (of: Partial<QuestionContent>, parts: readonly string[]): QuestionContent => ({
	v: 1,
	kind: "question",
	image: "x:1",
	stage: "grounded",
	type: "counting",
	origin: "rule",
	stem: "",
	mentions: [],
	options: [],
	key: "A",
	evidence: [],
	derivation: null,
	restsOn: pinParts({ key: "x:1", content: IMAGE }, parts),
	parents: [],
	...of,
});

const COUNTING = question(
	{
		type: "counting",
		stem: "How many cups are in the picture?",
		options: ["3", "2", "1", "4"],
		key: "B",
		evidence: evidence("r4", "r5"),
		derivation: { rule: "count", label: "cup" },
	},
	["label:cup"],
);
const PRESENCE = question(
	{
		type: "presence",
		stem: "Which of these is in the picture?",
		options: ["A horse", "An umbrella", "A cat", "Broccoli"],
		key: "C",
		evidence: evidence("r2"),
		derivation: { rule: "presence", labels: ["horse", "umbrella", "cat", "broccoli"] },
	},
	["label:horse", "label:umbrella", "label:cat", "label:broccoli", "captions"],
);
const DIRECTION = question(
	{
		type: "left",
		stem: "Which of these is to the left of the dog in the picture?",
		options: ["A cup", "A cat", "A clock", "A horse"],
		key: "B",
		evidence: evidence("r1", "r2", "r3", "r4", "r5"),
		derivation: { rule: "direction", direction: "left", anchor: "r1", labels: ["cup", "cat", "clock", "horse"] },
	},
	["r1", "label:dog", "label:cup", "label:cat", "label:clock", "label:horse", "captions"],
);
const RELATION = question(
	{
		type: "above",
		stem: "Where in the picture is the clock, relative to the dog?",
		options: ["To the left of the dog", "Below the dog", "To the right of the dog", "Above the dog"],
		key: "D",
		evidence: evidence("r1", "r3"),
		derivation: { rule: "relation", subject: "r3", anchor: "r1" },
	},
	["r1", "r3", "label:dog", "label:clock"],
);

const differences = (changed: QuestionContent, image: ImageContent = IMAGE): string => recomputeKey(changed, image).differences.join("; ");
const withRegions = (regions: readonly Region[]): ImageContent => ({ ...IMAGE, regions: [...regions] });
const withBox = (key: string, box: Box): ImageContent => withRegions(IMAGE.regions.map((one) => (one.key === key ? { ...one, box } : one)));

test.each([
	["counting", COUNTING],
	["presence", PRESENCE],
	["direction", DIRECTION],
	["relation", RELATION],
])("a true question about %s is found to be as it must be", (_, whole) => {
	expect(recomputeKey(whole, IMAGE)).toEqual({ key: whole.key, differences: [] });
});

test.each([
	["counting", COUNTING],
	["presence", PRESENCE],
	["direction", DIRECTION],
	["relation", RELATION],
])("in a question about %s, another key, any one changed option, a moved evidence box and a missing ground are seen", (_, whole) => {
	expect(recomputeKey({ ...whole, key: whole.key === "A" ? "B" : "A" }, IMAGE)).toMatchObject({
		key: whole.key,
		differences: [expect.stringContaining("the key is")],
	});
	for (const index of whole.options.keys()) expect(differences({ ...whole, options: whole.options.with(index, "9") })).not.toBe("");
	for (const index of whole.options.keys()) expect(differences({ ...whole, options: whole.options.with(index, "A giraffe") })).not.toBe("");
	const [first, ...rest] = whole.evidence;
	if (!first) throw new Error("every question here has evidence");
	expect(differences({ ...whole, evidence: [{ ...first, box: { ...first.box, x: first.box.x + 0.001 } }, ...rest] })).toContain(
		`its evidence ${first.region} is not the image's`,
	);
	expect(differences({ ...whole, evidence: rest })).toContain(`region ${first.region} is missing`);
	expect(differences({ ...whole, evidence: [...whole.evidence, first] })).toContain("has no place in its evidence");
	for (const rested of whole.restsOn) expect(differences({ ...whole, restsOn: whole.restsOn.filter((other) => other !== rested) })).toContain(rested.part);
});

test("a question whose type or stem says something else than its derivation is seen", () => {
	expect(differences({ ...DIRECTION, type: "right" })).toContain("its type is right");
	expect(differences({ ...DIRECTION, stem: "Which of these is to the right of the dog in the picture?" })).toContain("asks something else");
	expect(differences({ ...DIRECTION, stem: "Which of these is to the left of the cat in the picture?" })).toContain("does not name the dog");
	expect(differences({ ...COUNTING, stem: "How many cats are in the picture?" })).toContain("does not name cups");
	expect(differences({ ...PRESENCE, stem: "Which of these is not in the picture?" })).toContain("asks something else");
	expect(differences({ ...RELATION, type: "below" })).toContain("its type is below");
});

test("a question without a derivation cannot be recomputed", () => {
	expect(recomputeKey({ ...COUNTING, derivation: null }, IMAGE)).toEqual({ key: null, differences: [expect.stringContaining("no derivation")] });
});

test("three options, or two that say the same, are seen", () => {
	expect(differences({ ...COUNTING, options: ["3", "2", "1"] })).toContain("3 options, not 4");
	expect(differences({ ...COUNTING, options: ["2", "2", "1", "3"] })).toContain("two options say the same");
});

test("a count is wrong when a region comes, goes, or bounds a crowd", () => {
	const more = withRegions([...IMAGE.regions, region("r9", "cup", at(100, 500))]);
	expect(recomputeKey(COUNTING, more)).toMatchObject({ key: "A", differences: expect.arrayContaining([expect.stringContaining("r9 is missing")]) });
	expect(recomputeKey(COUNTING, withRegions(IMAGE.regions.filter(({ key }) => key !== "r5"))).key).toBe("C");
	expect(differences(COUNTING, withRegions(IMAGE.regions.map((one) => (one.key === "r5" ? { ...one, crowd: true } : one))))).toContain("bounds a crowd");
});

test("numbers with a gap, negative or in words are no options of a count", () => {
	for (const options of [
		["5", "2", "1", "3"],
		["-1", "2", "0", "1"],
		["02", "2", "1", "3"],
		["three", "2", "1", "4"],
	])
		expect(differences({ ...COUNTING, options })).toContain("are not numbers in a row");
});

test("presence fails when a wrong option is in the picture, in a caption, or part of a crowd", () => {
	const other = (label: string, option: string): QuestionContent => ({
		...PRESENCE,
		options: PRESENCE.options.with(0, option),
		derivation: { rule: "presence", labels: [label, "umbrella", "cat", "broccoli"] },
	});
	expect(recomputeKey(other("dog", "A dog"), IMAGE)).toMatchObject({ key: null });
	expect(differences(other("bicycle", "A bicycle"))).toContain("option A is neither surely right nor surely wrong");
	expect(differences(other("person", "A person"))).toContain("option A is neither");
	expect(differences(other("bird", "A bird"))).toContain("option A is neither");
});

test("presence fails when a caption learns of a wrong option", () => {
	const told = { ...IMAGE, captions: [...IMAGE.captions, { text: "Ponies and horses.", author: "person" as const }] };
	expect(differences(PRESENCE, told)).toMatch(/option A is neither.*captions of the image has changed/);
});

test("a direction fails when a wrong option is there too, or nearly, or the anchor is no longer the only one", () => {
	expect(recomputeKey(DIRECTION, withBox("r4", at(60, 300)))).toMatchObject({ key: null });
	expect(differences(DIRECTION, withBox("r4", at(200, 220)))).toContain("option A is neither");
	expect(differences(DIRECTION, withRegions([...IMAGE.regions, region("r9", "dog", at(40, 40))]))).toContain('"the dog" could be any of 2');
	expect(differences(DIRECTION, withRegions(IMAGE.regions.filter(({ key }) => key !== "r1")))).toContain("no region r1");
});

test("a direction off the dominant axis is no direction: twice as far along as across is the least", () => {
	expect(recomputeKey(DIRECTION, withBox("r2", at(100, 400))).key).toBe("B");
	expect(recomputeKey(DIRECTION, withBox("r2", at(100, 401))).key).toBe(null);
});

test("an absent option of a direction is only surely wrong where no caption speaks of it", () => {
	const labels = ["cup", "cat", "clock", "bicycle"];
	const asked: QuestionContent = {
		...DIRECTION,
		options: ["A cup", "A cat", "A clock", "A bicycle"],
		derivation: { rule: "direction", direction: "left", anchor: "r1", labels },
	};
	expect(differences(asked)).toContain("option D is neither");
});

test("a relation fails when its subject has moved to another side, or to the diagonal", () => {
	expect(recomputeKey(RELATION, withBox("r3", at(550, 300))).key).toBe("C");
	expect(recomputeKey(RELATION, withBox("r3", at(500, 100))).key).toBe(null);
});

const NEAREST = question(
	{
		type: "nearest",
		stem: "Which of these appears closest to the dog in the picture?",
		options: ["A cat", "A clock", "A cup", "A horse"],
		key: "A",
		evidence: evidence("r1", "r2", "r3", "r4", "r5"),
		derivation: { rule: "nearest", anchor: "r1", labels: ["cat", "clock", "cup", "horse"] },
	},
	["r1", "label:dog", "label:cat", "label:clock", "label:cup", "label:horse", "captions"],
);
const MARKED = question(
	{
		type: "nearest",
		stem: "Which of these appears closest to the marked cup in the picture?",
		mentions: [{ start: 34, end: 48, region: "r4" }],
		options: ["A horse", "A dog", "A clock", "A cat"],
		key: "B",
		evidence: evidence("r1", "r2", "r3", "r4"),
		derivation: { rule: "nearest", anchor: "r4", labels: ["horse", "dog", "clock", "cat"] },
	},
	["r4", "label:cup", "label:horse", "label:dog", "label:clock", "label:cat", "captions"],
);
const LARGE: ImageContent = {
	...IMAGE,
	regions: IMAGE.regions.map((one) => (one.key === "r1" ? { ...one, box: { x: 200, y: 260, width: 120, height: 120 } } : one)),
};
const LARGEST: QuestionContent = {
	...question(
		{
			type: "size",
			stem: "Which of these takes up the most space in the picture?",
			options: ["A cup", "A dog", "A cat", "A clock"],
			key: "B",
			derivation: { rule: "largest", labels: ["cup", "dog", "cat", "clock"] },
		},
		[],
	),
	evidence: LARGE.regions.filter(({ key }) => key !== "r6").map(({ key, label, box }) => ({ region: key, label, box })),
	restsOn: pinParts({ key: "x:1", content: LARGE }, ["label:cup", "label:dog", "label:cat", "label:clock"]),
};
const IDENTITY = question(
	{
		type: "region",
		stem: "What does the marked region show?",
		mentions: [{ start: 10, end: 27, region: "r2" }],
		options: ["A cup", "A horse", "An oven", "A cat"],
		key: "D",
		evidence: evidence("r2", "r4", "r5"),
		derivation: { rule: "identity", region: "r2", labels: ["cup", "horse", "oven", "cat"] },
	},
	["r2", "label:cup", "label:horse", "label:oven", "label:cat", "captions"],
);
const TOLD: ImageContent = {
	...IMAGE,
	regions: IMAGE.regions.map((one) => {
		if (one.label === "cup") return { ...one, attributes: { color: "navy", material: "porcelain" } };
		return one.crowd ? one : { ...one, attributes: { color: "red", material: "wood" } };
	}),
};
const told = (of: Partial<QuestionContent>, parts: readonly string[]): QuestionContent => ({
	...question(of, []),
	restsOn: pinParts({ key: "x:1", content: TOLD }, parts),
});
const COLOR = told(
	{
		type: "attribute",
		stem: "What color is the dog?",
		options: ["Blue", "White", "Red", "Green"],
		key: "C",
		evidence: evidence("r1"),
		derivation: { rule: "attribute", region: "r1", attribute: "color" },
	},
	["r1", "label:dog"],
);
const HAVING = told(
	{
		type: "attribute",
		stem: "Which of these is blue in the picture?",
		options: ["A dog", "A cup", "A clock", "A cat"],
		key: "B",
		evidence: evidence("r1", "r2", "r3", "r4", "r5"),
		derivation: { rule: "having", attribute: "color", word: "blue", labels: ["dog", "cup", "clock", "cat"] },
	},
	["label:dog", "label:cup", "label:clock", "label:cat"],
);

test.each([
	["what is nearest", NEAREST, IMAGE],
	["what is nearest to a marked thing", MARKED, IMAGE],
	["the largest", LARGEST, LARGE],
	["a marked region", IDENTITY, IMAGE],
	["a color", COLOR, TOLD],
	["what has a color", HAVING, TOLD],
])("a true question about %s is found to be as it must be, and one with another key, option or evidence is not", (_, whole, image) => {
	expect(recomputeKey(whole, image)).toEqual({ key: whole.key, differences: [] });
	expect(differences({ ...whole, key: whole.key === "A" ? "B" : "A" }, image)).toContain("the key is");
	for (const index of whole.options.keys()) expect(differences({ ...whole, options: whole.options.with(index, "A giraffe") }, image)).not.toBe("");
	expect(differences({ ...whole, evidence: whole.evidence.slice(1) }, image)).toContain("is missing from its evidence");
	for (const rested of whole.restsOn)
		expect(differences({ ...whole, restsOn: whole.restsOn.filter((other) => other !== rested) }, image)).toContain(rested.part);
});

test("a mark on another region, on other words, none, or one too many, is seen", () => {
	expect(differences({ ...IDENTITY, mentions: [{ start: 10, end: 27, region: "r3" }] })).toContain("its stem marks r3");
	expect(differences({ ...IDENTITY, mentions: [{ start: 0, end: 4, region: "r2" }] })).toContain("its stem marks r2, or words for it");
	expect(differences({ ...IDENTITY, mentions: [] })).toContain("does not mark r2 once");
	expect(differences({ ...COUNTING, mentions: [{ start: 0, end: 3, region: "r4" }] })).toContain("its stem marks r4");
	expect(differences({ ...MARKED, mentions: [] })).toContain('"the cup" could be any of 2');
});

test("nearest fails when another is as near, nearer by one measure, or covers the right one", () => {
	expect(differences(NEAREST, withBox("r3", at(300, 110)))).not.toBe("");
	expect(recomputeKey(NEAREST, withBox("r3", at(310, 200))).key).toBe("B");
	expect(differences(NEAREST, withBox("r3", { x: 60, y: 280, width: 50, height: 50 }))).toContain("option A is neither");
	expect(differences(NEAREST, withRegions(IMAGE.regions.filter(({ key }) => key !== "r1")))).toContain("no region r1");
});

test("the largest fails when another kind's things together come near it, or cover more than a fifth of it", () => {
	const withCup = (box: Box): ImageContent => ({ ...LARGE, regions: LARGE.regions.map((one) => (one.key === "r4" ? { ...one, box } : one)) });
	expect(differences(LARGEST, withCup({ x: 400, y: 100, width: 100, height: 90 }))).toContain("option B is neither");
	expect(recomputeKey(LARGEST, withCup({ x: 380, y: 10, width: 190, height: 190 })).key).toBe("A");
	expect(differences(LARGEST, withCup({ x: 210, y: 270, width: 60, height: 60 }))).toContain("option B is neither");
});

test("a marked region's wrong option fails where its thing covers more than a fifth of the region, or lies in it", () => {
	expect(differences(IDENTITY, withBox("r4", { x: 60, y: 290, width: 30, height: 40 }))).toContain("option A is neither");
	expect(differences(IDENTITY, withBox("r4", { x: 95, y: 300, width: 5, height: 5 }))).toContain("option A is neither");
	expect(recomputeKey(IDENTITY, withRegions(IMAGE.regions.map((one) => (one.key === "r2" ? { ...one, label: "horse" } : one)))).key).toBe("B");
});

test("a color that changes, is not known, or is near another option's, fails", () => {
	const painted = (color: string): ImageContent => ({
		...TOLD,
		regions: TOLD.regions.map((one) => (one.key === "r1" ? { ...one, attributes: { color } } : one)),
	});
	expect(recomputeKey(COLOR, painted("dark green")).key).toBe("D");
	expect(differences(COLOR, painted("iridescent"))).toContain("none holds");
	expect(differences({ ...COLOR, options: ["Orange", "White", "Red", "Green"] }, TOLD)).toContain("option A is neither");
	expect(differences(HAVING, painted("teal"))).toContain("option A is neither");
});

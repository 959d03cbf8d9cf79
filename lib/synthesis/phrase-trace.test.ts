import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import type { OptionLetter } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import type { Account, Clause } from "#lib/synthesis/account.ts";
import { accountOf } from "#lib/synthesis/account-of.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";
import { phraseTrace } from "#lib/synthesis/phrase-trace.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";
import { type LaidOutTrace, layOutTrace } from "#lib/traces/lay-out-trace.ts";

const image = imageWith([
	{ label: "dog", at: [300, 240] },
	{ label: "scissors", at: [60, 240] },
	{ label: "apple", at: [560, 100] },
	{ label: "apple", at: [560, 380] },
	{ label: "apple", at: [580, 400] },
	{ label: "clock", at: [310, 40] },
]);
const [dog, scissors] = image.regions;
if (!dog || !scissors) throw new Error("regions were drawn");
const kind = (label: string) => ({ label, regions: image.regions.filter((region) => region.label === label) });

const accountFor = (fact: Fact, seed = "s"): Account => {
	const question = phraseQuestion(fact, { imageKey: "drawn:0", image, place: 1, random: createSeededRandom(seed) });
	return accountOf(fact, { question, frame: image.pixels, random: createSeededRandom(seed) });
};
/** Where no other letter is given, of the key, which stands at B. */
const trace = (fact: Fact, seed = "s", letter: OptionLetter = "B"): LaidOutTrace => layOutTrace(phraseTrace(accountFor(fact, seed), letter));
const spoken = ({ pieces }: Clause): string => pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");

const lines = (laid: LaidOutTrace): readonly string[] => laid.text.split("\n");
const mentioned = (laid: LaidOutTrace): readonly string[] =>
	laid.mentions.map(({ start, end, region }) => `${sliceCodePoints(laid.text, start, end)} = ${region}`);

test("a count finds each thing where it is, those of one place together, and adds them up", () => {
	const laid = trace({ rule: "count", type: "counting", kind: kind("apple") });
	expect(lines(laid)).toEqual([
		expect.stringMatching(/^(Find the apples|Look for every apple|Spot the apples): I see one at the top right and two at the bottom right\.$/),
		expect.stringMatching(/^(Count them|Add them up): .*three/),
		"Compare with the options: B says 3. So the answer is B.",
	]);
	expect(mentioned(laid)).toEqual(["one at the top right = r3"]);
	expect(laid.steps.map((step) => [...step.regions].sort())).toEqual([["r3", "r4", "r5"], ["r3", "r4", "r5"], []]);
	expect(laid.spans).toEqual([]);
});

test("one thing is counted without a sum", () => {
	expect(trace({ rule: "count", type: "counting", kind: kind("dog") }).text).toMatch(
		/I see one in the middle\.\nCount: .*\nCompare with the options: B says 1\./,
	);
});

test("presence looks for each option in turn, having said so", () => {
	const laid = trace({ rule: "presence", type: "presence", right: kind("apple"), wrong: ["broccoli", "umbrella", "tv"] });
	expect(lines(laid)).toEqual([
		expect.stringMatching(/^Plan: /),
		expect.stringMatching(/^Look for broccoli: /),
		"Look for an apple: yes, there is one at the top right.",
		expect.stringMatching(/^Look for an umbrella: /),
		expect.stringMatching(/^Look for a TV or monitor: /),
		expect.stringMatching(/^Decide: .*an apple.* So the answer is B\.$/),
	]);
	expect(laid.spans).toEqual([{ ...laid.spans[0], start: 0, end: lines(laid)[0]?.length, behavior: "subgoal" }]);
});

test("a direction says of every wrong option where it is, or that it is not there", () => {
	const fact: Fact = {
		rule: "direction",
		type: "left",
		anchor: { region: dog, isMarked: false },
		right: kind("scissors"),
		wrong: [kind("apple"), kind("clock"), { label: "broccoli", regions: [] }],
	};
	const laid = trace(fact);
	expect(lines(laid).slice(1)).toEqual([
		"Find the dog: it is in the middle.",
		"Look to its left: a pair of scissors is on the left, further to the left than the dog.",
		"Check the others: the three apples are further to the right than it, the clock is above it, and I see no broccoli.",
		"Decide: only a pair of scissors is to the left of the dog. So the answer is B.",
	]);
	expect(mentioned(laid)).toEqual(["the dog = r1", "a pair of scissors = r2", "the clock = r6"]);
});

test("a relation finds both things and compares them along the axis that decides", () => {
	const laid = trace({ rule: "relation", type: "left", subject: { region: scissors, isMarked: false }, anchor: dog });
	expect([...lines(laid).slice(0, 2)].sort()).toEqual(["Find the dog: it is in the middle.", "Find the scissors: they are on the left."]);
	expect(lines(laid)[2]).toMatch(/^Compare.*the scissors are further to the left/);
	expect(lines(laid)[3]).toBe("Decide: the scissors are to the left of the dog. So the answer is B.");
	expect([...mentioned(laid)].sort()).toEqual(["the dog = r1", "the scissors = r2"]);
});

test("two things in one place are said to be there too", () => {
	const near = imageWith([
		{ label: "dog", at: [260, 240] },
		{ label: "cat", at: [380, 240] },
	]);
	const [left, right] = near.regions;
	if (!left || !right) throw new Error("regions were drawn");
	const fact: Fact = { rule: "relation", type: "left", subject: { region: left, isMarked: false }, anchor: right };
	const question = phraseQuestion(fact, { imageKey: "drawn:0", image: near, place: 0, random: createSeededRandom("s") });
	const { text } = layOutTrace(phraseTrace(accountOf(fact, { question, frame: near.pixels, random: createSeededRandom("s") }), question.key));
	expect(text).toContain("it is in the middle too.");
});

test("a person is they, a banana is one though nobody counts bananas, and broccoli is it", () => {
	const [left, right] = imageWith([
		{ label: "person", at: [100, 240] },
		{ label: "banana", at: [500, 240] },
	]).regions;
	if (!left || !right) throw new Error("regions were drawn");
	expect(trace({ rule: "relation", type: "left", subject: { region: left, isMarked: false }, anchor: right }).text).toContain(
		"Find the person: they are on the left.",
	);
	const seen = ["a", "b", "c", "d", "e", "f"].map(
		(seed) => trace({ rule: "presence", type: "presence", right: { label: "banana", regions: [right] }, wrong: ["broccoli", "book", "tv"] }, seed).text,
	);
	for (const text of seen) expect(text).toContain("Look for a banana: yes, there is one on the right.");
	expect(seen.join("\n")).not.toMatch(/broccoli: no sign of one|book: no sign of it/);
});

const leftOfDog: Fact = {
	rule: "direction",
	type: "left",
	anchor: { region: dog, isMarked: false },
	right: kind("scissors"),
	wrong: [kind("apple"), kind("clock"), { label: "broccoli", regions: [] }],
};

test("a slip in a direction does not say where the thing is, which would belie it, and is taken back by saying so", () => {
	const account = accountFor(leftOfDog);
	expect([...account.slips].sort()).toEqual(["A", "C"]);
	expect(lines(trace(leftOfDog, "s", "C")).slice(2)).toEqual([
		"Look to its left: a clock is further to the left than the dog.",
		"Decide: a clock is to the left of the dog. So the answer is C.",
	]);
	expect(spoken(account.correct("C"))).toBe("the clock is above the dog");
	expect(spoken(account.refute("A"))).toBe("the three apples are further to the right than the dog");
	expect(spoken(account.refute("D"))).toBe("there is no broccoli in the picture");
});

test("a slip in a relation takes one side for the other, and the whole thing is checked against it", () => {
	const fact: Fact = { rule: "relation", type: "left", subject: { region: scissors, isMarked: false }, anchor: dog };
	const account = accountFor(fact);
	const [slip] = account.slips;
	if (!slip) throw new Error("left can be taken for right");
	expect(trace(fact, "s", slip).text).toMatch(/^Find the (dog and the scissors|scissors and the dog)\.\nCompare.* further to the right/);
	expect(spoken(account.correct(slip))).toBe("the scissors are further to the left than the dog, not further to the right");
	expect(spoken(account.claim("B"))).toBe("all of the scissors are to the left of the dog");
});

test("what is small is overlooked and guessed at, or taken for what looks like it; what is large is not", () => {
	const presence = (label: string): Fact => ({ rule: "presence", type: "presence", right: kind(label), wrong: ["bed", "orange", "tv"] });
	const small = accountFor(presence("apple"));
	expect(small.slips).toHaveLength(3);
	expect(small.slips[0]).toBe("C");
	expect(trace(presence("apple"), "s", "C").text).toContain("Look for an orange: what looks like one is at the top right.");
	expect(lines(trace(presence("apple"), "s", "A")).at(-1)).toBe(
		"Decide: I find none of the four, and a bed is what one would most expect here. So the answer is A.",
	);
	expect(spoken(small.correct("A"))).toBe("there is an apple at the top right, which I overlooked");
	const [large] = imageWith([{ label: "bicycle", at: [300, 240], size: [400, 300] }]).regions;
	if (!large) throw new Error("a region was drawn");
	expect(accountFor({ rule: "presence", type: "presence", right: { label: "bicycle", regions: [large] }, wrong: ["bed", "orange", "tv"] }).slips).toEqual([]);
});

test("a marked region is taken for what looks like it, or for what is elsewhere, and never for what is nowhere", () => {
	const fact: Fact = { rule: "identity", type: "region", region: dog, wrong: [kind("apple"), { label: "horse", regions: [] }, { label: "kite", regions: [] }] };
	const account = accountFor(fact);
	expect(account.slips).toEqual(["C", "A"]);
	expect(account.rivals).toEqual(["A"]);
	expect(spoken(account.refute("A"))).toBe("the three apples are elsewhere, outside the marked region");
	expect(spoken(account.claim("B"))).toBe("inside the marked region I see a dog and none of the other three");
});

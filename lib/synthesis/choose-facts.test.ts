import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { chooseFacts } from "#lib/synthesis/choose-facts.ts";
import type { Fact } from "#lib/synthesis/fact.ts";

const { regions } = imageWith(["dog", "cat", "cup", "cup"].map((label, index) => ({ label, at: [100 * index + 50, 100] })));
const kind = (label: string) => ({ label, regions: regions.filter((region) => region.label === label) });
const [dog, cat] = regions;
if (!dog || !cat) throw new Error("two regions were drawn");

const count = (label: string): Fact => ({ rule: "count", type: "counting", kind: kind(label) });
const presence = (label: string): Fact => ({ rule: "presence", type: "presence", right: kind(label), wrong: [] });
const choose = (facts: readonly Fact[], most: number, seed = "s"): readonly Fact[] => chooseFacts(facts, most, createSeededRandom(seed));

test("no more are chosen than asked for, and types take turns", () => {
	const facts = [count("cup"), ...["dog", "cat", "cup"].map(presence)];
	const chosen = choose(facts, 2).map((fact) => fact.type);
	expect([...chosen].sort()).toEqual(["counting", "presence"]);
	expect(choose(facts, 0)).toEqual([]);
});

test("at most two of one type, or a third of many", () => {
	const facts = ["dog", "cat", "cup", "bed", "car"].map(presence);
	expect(choose(facts, 6).length).toBe(2);
	expect(choose(facts, 12).length).toBe(4);
});

test("left of one is right of the other: of two things one is asked", () => {
	const facts: readonly Fact[] = [
		{ rule: "relation", type: "left", subject: { region: dog, isMarked: false }, anchor: cat },
		{ rule: "relation", type: "right", subject: { region: cat, isMarked: false }, anchor: dog },
		{ rule: "direction", type: "right", anchor: { region: dog, isMarked: false }, right: kind("cat"), wrong: [] },
	];
	for (const seed of ["a", "b", "c", "d"]) expect(choose(facts, 6, seed).length).toBe(1);
});

test("several are counted before one, and one is counted once", () => {
	for (const seed of ["a", "b", "c", "d"]) expect(choose([count("dog"), count("cat"), count("cup")], 1, seed)).toEqual([count("cup")]);
	expect(choose([count("dog"), count("cat")], 6).length).toBe(1);
});

import { expect, test } from "vitest";
import { captionsContradictCount } from "#lib/questions/captions-contradict-count.ts";
import { toPlainCaptions } from "#lib/questions/plain-captions.ts";

const contradicts = (text: string, label: string, count: number): boolean =>
	captionsContradictCount(toPlainCaptions([{ text: "A picture." }, { text }]), label, count);

test.each([
	["There are two monitors.", "tv", 3],
	["Two large black birds", "bird", 3],
	["A couple of young men", "person", 3],
	["2 dogs", "dog", 1],
	["many cars", "car", 2],
	["a group of people", "person", 2],
	["three traffic lights", "traffic light", 2],
])("'%s' contradicts %s boxes: %i", (caption, label, count) => {
	expect(contradicts(caption, label, count)).toBe(true);
});

test.each([
	["There are two monitors.", "tv", 2],
	["Two men and a dog", "dog", 1],
	["three traffic lights", "traffic light", 3],
	["several birds", "bird", 3],
	["a bird", "bird", 2],
	["a clock that says 8:25", "clock", 1],
	["two of the tall old wooden houses near the cars", "car", 3],
])("'%s' agrees with %s boxes: %i", (caption, label, count) => {
	expect(contradicts(caption, label, count)).toBe(false);
});

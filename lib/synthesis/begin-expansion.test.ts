import { expect, test } from "vitest";
import { beginExpansion } from "#lib/synthesis/begin-expansion.ts";

const CUES = ["Wait,", "Hmm,"];

test("cues and joints are drawn by seed, each of them about as often", () => {
	const drawn = Array.from({ length: 400 }, (_, seed) => beginExpansion("It is red.", CUES, `${seed}`));
	for (const cue of CUES)
		for (const joint of ["\n", " "]) {
			const count = drawn.filter((one) => one.cue === cue && one.joint === joint).length;
			expect([count > 60, count < 140]).toEqual([true, true]);
		}
	expect(beginExpansion("It is red.", CUES, "7")).toEqual(beginExpansion("It is red.", CUES, "7"));
});

test("what does not end in a full stop is followed by a line end", () => {
	const joints = new Set(Array.from({ length: 50 }, (_, seed) => beginExpansion("- the red cap", CUES, `${seed}`).joint));
	expect([...joints]).toEqual(["\n"]);
});

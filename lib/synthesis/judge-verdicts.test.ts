import { expect, test } from "vitest";
import { judgeVerdicts, type Verdict } from "#lib/synthesis/judge-verdicts.ts";

const says = (answer: Verdict["answer"], verdict: Verdict["verdict"] = "answerable"): Verdict => ({ seen: "a dog", verdict, answer });

test("a question stands where more than half come to its key", () => {
	expect(judgeVerdicts([says("B"), says("A"), says("B")], "B")).toEqual({ reason: null, against: [1] });
	expect(judgeVerdicts([says("B"), says("A")], "B")).toEqual({ reason: "verifier: another answer", against: [1] });
});

test("it falls for what most of the others say, the graver of equals", () => {
	expect(judgeVerdicts([says("A"), says("A"), says(null, "ambiguous")], "B").reason).toBe("verifier: another answer");
	expect(judgeVerdicts([says("A"), says("B"), says("B", "ambiguous"), says(null, "not answerable")], "B").reason).toBe("verifier: not answerable");
});

test("a verdict that cannot be read is none for the key", () => {
	expect(judgeVerdicts([null], "B")).toEqual({ reason: "verifier: unreadable", against: [0] });
});

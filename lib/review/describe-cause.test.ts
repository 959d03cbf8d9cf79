import { expect, test } from "vitest";
import { describeCause } from "#lib/review/describe-cause.ts";

test.each([
	[{ kind: "image", part: "r7" }, "the region R7 on the photo changed"],
	[{ kind: "image", part: "label:traffic light" }, "the regions of traffic light on the photo changed"],
	[{ kind: "image", part: "captions" }, "the captions of the photo changed"],
	[{ kind: "question", part: "" }, "a question it rests on changed"],
	[{ kind: "question", part: "rejected" }, "a question it rests on was rejected"],
	[{ kind: "trace", part: "removed" }, "a trace it rests on left the dataset"],
] as const)("%j is told as: %s", (cause, words) => {
	expect(describeCause(cause)).toBe(words);
});

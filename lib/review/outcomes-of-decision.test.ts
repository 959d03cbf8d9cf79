import { expect, test } from "vitest";
import { outcomesOfDecision } from "#lib/review/outcomes-of-decision.ts";

test("accept accepts the question and the trace that was shown", () => {
	expect(outcomesOfDecision("accept", [])).toEqual({
		question: { decision: "accept", defects: [], outcome: "accepted" },
		trace: { decision: "accept", defects: [], outcome: "accepted" },
	});
});

test("defer defers both", () => {
	expect(outcomesOfDecision("defer", [])).toEqual({
		question: { decision: "defer", defects: [], outcome: "deferred" },
		trace: { decision: "defer", defects: [], outcome: "deferred" },
	});
});

test("a rejection without a reason rejects both", () => {
	const { question, trace } = outcomesOfDecision("reject", []);
	expect([question.outcome, trace.outcome]).toEqual(["rejected", "rejected"]);
});

test("a fault of the question rejects both and is charged to the question", () => {
	expect(outcomesOfDecision("reject", ["ambiguous"])).toEqual({
		question: { decision: "reject", defects: ["ambiguous"], outcome: "rejected" },
		trace: { decision: "reject", defects: [], outcome: "rejected" },
	});
});

test("a fault of the trace alone rejects the trace and keeps the question", () => {
	expect(outcomesOfDecision("reject", ["bad_trace", "truncated"])).toEqual({
		question: { decision: "accept", defects: [], outcome: "accepted" },
		trace: { decision: "reject", defects: ["bad_trace", "truncated"], outcome: "rejected" },
	});
});

test("faults of both are charged to each", () => {
	expect(outcomesOfDecision("reject", ["trivial", "claims_unseen"])).toEqual({
		question: { decision: "reject", defects: ["trivial"], outcome: "rejected" },
		trace: { decision: "reject", defects: ["claims_unseen"], outcome: "rejected" },
	});
});

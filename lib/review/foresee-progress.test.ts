import { expect, test } from "vitest";
import type { Outcome } from "#lib/history/schema.ts";
import type { CommandId, DatasetId, SubjectId } from "#lib/ids.ts";
import type { QueuedAct } from "#lib/review/act-queue.ts";
import { foreseeProgress } from "#lib/review/foresee-progress.ts";

const HERE = "here" as DatasetId;
const COUNTED = { undecided: 90, accepted: 8, rejected: 2, deferred: 0 };
const foresee = (...acts: readonly QueuedAct[]) => foreseeProgress(COUNTED, { acts, datasetId: HERE });

function moving(question: string, from: Outcome, to: Outcome, datasetId = HERE): QueuedAct {
	return {
		position: 1,
		actor: "ann",
		at: 0,
		// Which act it is makes no difference: its move says all.
		act: { kind: "undo", commandId: "c" as CommandId, datasetId, undoes: null },
		note: { name: question, seen: null, move: { question: question as SubjectId, from, to } },
		trouble: null,
	};
}

test("what is not sent yet counts beside what the studio has", () => {
	expect(foresee(moving("a", "undecided", "accepted"), moving("b", "undecided", "deferred"))).toEqual({ undecided: 88, accepted: 9, rejected: 2, deferred: 1 });
});

test("a question decided on twice counts once", () => {
	expect(foresee(moving("a", "undecided", "accepted"), moving("a", "accepted", "rejected"))).toEqual({ ...COUNTED, undecided: 89, rejected: 3 });
});

test("a decision taken back before it was sent leaves the count as it was", () => {
	expect(foresee(moving("a", "undecided", "accepted"), moving("a", "accepted", "undecided"))).toEqual(COUNTED);
});

test("a rejection of what was accepted before, taken back, leaves it accepted", () => {
	expect(foresee(moving("a", "rejected", "accepted"))).toEqual({ ...COUNTED, accepted: 9, rejected: 1 });
});

test("acts in other datasets, refused ones and those nobody here knows do not count", () => {
	const refused: QueuedAct = {
		...moving("a", "undecided", "accepted"),
		trouble: { kind: "refused", commandId: "c" as CommandId, questionId: null, code: "not_found", message: "gone" },
	};
	const blind: QueuedAct = { ...moving("b", "undecided", "accepted"), note: { name: "b", seen: null, move: null } };
	expect(foresee(refused, blind, moving("c", "undecided", "accepted", "elsewhere" as DatasetId))).toEqual(COUNTED);
});

test("a count that has it already is not moved below nothing", () => {
	expect(foresee(moving("a", "deferred", "accepted"))).toEqual(COUNTED);
});

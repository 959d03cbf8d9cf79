import { expect, test } from "vitest";
import type { SnapshotCount } from "#lib/snapshots/schema.ts";
import { summariseCounts } from "#lib/snapshots/summarise-counts.ts";

const count: SnapshotCount = { kind: "question", stage: "grounded", type: "counting", split: "train", isStale: false, outcome: "accepted", n: 1 };

test("counts are told by outcome, freshness, stage and split", () => {
	expect(
		summariseCounts([
			{ ...count, kind: "image", stage: "", type: "", outcome: "undecided", n: 83 },
			{ ...count, n: 10 },
			{ ...count, type: "presence", split: "test", n: 2 },
			{ ...count, stage: "composed", n: 4 },
			{ ...count, isStale: true, n: 3 },
			{ ...count, outcome: "undecided", n: 7 },
			{ ...count, outcome: "rejected", isStale: true, n: 5 },
			{ ...count, outcome: "deferred", n: 6 },
			{ ...count, kind: "trace", stage: "simple", type: "", n: 20 },
			{ ...count, kind: "trace", stage: "simple", type: "", outcome: "rejected", n: 1 },
		]),
	).toEqual({
		images: 83,
		questions: 37,
		traces: 21,
		accepted: { questions: 16, traces: 20 },
		stages: [
			{ stage: "grounded", splits: { train: 10, validation: 0, test: 2 } },
			{ stage: "composed", splits: { train: 4, validation: 0, test: 0 } },
		],
		undecided: 7,
		rejected: 5,
		deferred: 6,
		stale: 8,
	});
});

test("nothing comes to nothing", () => {
	expect(summariseCounts([])).toMatchObject({ images: 0, questions: 0, accepted: { questions: 0, traces: 0 }, stages: [] });
});

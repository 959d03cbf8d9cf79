import { expect, test } from "vitest";
import { jobWords } from "#components/runs/job-words.ts";
import type { JobId } from "#lib/ids.ts";
import type { Job } from "#lib/jobs/schema.ts";

const JOB: Job = {
	id: "j" as JobId,
	name: "write-questions",
	datasetId: null,
	actor: "ann",
	state: "done",
	done: 83,
	total: 83,
	result: { images: 83, grounded: 252, composed: 0, traces: 252 },
	error: null,
	attempt: 1,
	createdAt: "2026-11-22T00:00:00Z",
	startedAt: null,
	finishedAt: null,
};

test.each([
	[{}, { label: "Writing of questions", standing: "252 questions written" }],
	[
		{ name: "seed-samples", result: { datasetId: "00000000-0000-7000-8000-000000000001", images: 16, questions: 158, decided: 50 } },
		{ label: "Drawing of the sample scenes", standing: "16 scenes, 158 questions" },
	],
	[
		{ state: "running", result: null },
		{ label: "Writing of questions", standing: "83 of 83" },
	],
	[{ result: "of an older studio" }, { label: "Writing of questions", standing: "Done" }],
	[
		{ name: "import-coco", result: { images: 83, regions: 850, crowd: 12, captions: 415, labels: 67, refused: 1, added: 83, changed: 0, unchanged: 0 } },
		{ label: "Import of COCO files", standing: "83 images, 1 row refused" },
	],
	[
		{ name: "seal-snapshot", result: "abc" },
		{ label: "Sealing of a snapshot", standing: "Done" },
	],
	[
		{ name: "export-llama-factory", state: "queued", result: null },
		{ label: "Export for LLaMA-Factory", standing: "Waiting" },
	],
] as const)("%j is said as %j", (change, words) => {
	expect(jobWords({ ...JOB, ...change })).toEqual(words);
});

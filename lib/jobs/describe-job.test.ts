import { expect, test } from "vitest";
import { describeJob } from "#lib/jobs/describe-job.ts";

const job = { state: "queued", done: 0, total: null, error: null, attempt: 0 } as const;

test("a job is told by where it stands", () => {
	expect(describeJob(job)).toBe("Waiting");
	expect(describeJob({ ...job, error: "The server is away." })).toBe("Will be tried again: The server is away.");
	expect(describeJob({ ...job, state: "running" })).toBe("Starting");
	expect(describeJob({ ...job, state: "running", done: 1_200 })).toBe("1,200");
	expect(describeJob({ ...job, state: "running", done: 1_200, total: 5_000 })).toBe("1,200 of 5,000");
	expect(describeJob({ ...job, state: "failed", error: "No such folder." })).toBe("No such folder.");
	expect(describeJob({ ...job, state: "cancelled", done: 3 })).toBe("Cancelled after 3");
});

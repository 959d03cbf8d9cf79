import "server-only";
import type { Run } from "#lib/runs/schema.ts";
import { countSubjects } from "#lib/runs/server/count-subjects.ts";

/** Subjects that a run's first stage begins with, in all. */
export async function countExpected(run: Run): Promise<number> {
	return run.isPlanned ? run.planned : Math.max(run.planned, (await countSubjects(run)).subjects);
}

import { z } from "zod";
import { datasetIdSchema, jobIdSchema } from "#lib/ids.ts";

export const JOB_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export const jobStateSchema = z.enum(JOB_STATES);
export type JobState = z.infer<typeof jobStateSchema>;

/** Background work as people see it. A queued job with an error is one that failed and will be tried again. */
export const jobSchema = z.object({
	id: jobIdSchema,
	name: z.string(),
	datasetId: datasetIdSchema.nullable(),
	/** Who asked for it: a person's id, or "command-line". */
	actor: z.string(),
	state: jobStateSchema,
	done: z.number().int(),
	/** How many `done` will be at the end; null while that is not known. */
	total: z.number().int().nullable(),
	result: z.unknown(),
	error: z.string().nullable(),
	/** 1 at the first attempt, 0 before it. */
	attempt: z.number().int(),
	createdAt: z.iso.datetime(),
	startedAt: z.iso.datetime().nullable(),
	finishedAt: z.iso.datetime().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobPageSchema = z.object({ jobs: z.array(jobSchema), nextCursor: jobIdSchema.nullable() });
export type JobPage = z.infer<typeof jobPageSchema>;

export const jobQuerySchema = z.object({
	datasetId: datasetIdSchema.optional(),
	/** The id of the last job of the page before. */
	cursor: jobIdSchema.optional(),
	limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type JobQuery = z.infer<typeof jobQuerySchema>;

export const jobTargetSchema = z.object({ jobId: jobIdSchema });

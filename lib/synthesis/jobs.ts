import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";
import { candidateTargetSchema } from "#lib/synthesis/candidate-schema.ts";
import { writeQuestionsSchema } from "#lib/synthesis/schema.ts";

const payloadSchema = writeQuestionsSchema.extend({
	/** Id of the person who asked for it: history names them. */
	actor: z.string().min(1),
});
export type WriteQuestionsPayload = z.infer<typeof payloadSchema>;

export const writeQuestionsJob = defineJob({ name: "write-questions", payload: payloadSchema, retryLimit: 2 });

export const makeCandidateJob = defineJob({ name: "make-candidate", payload: candidateTargetSchema, retryLimit: 1, atOnceMax: 6 });

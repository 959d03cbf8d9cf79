import "server-only";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import type { JobHandler } from "#lib/jobs/define-job.ts";
import type { WriteQuestionsPayload } from "#lib/synthesis/jobs.ts";
import { writeQuestions } from "#lib/synthesis/server/write-questions.ts";

/** Whether they may was settled when they asked. */
export const handleWriteQuestions: JobHandler<WriteQuestionsPayload> = ({ actor, ...input }, context) =>
	writeQuestions({ ...COMMAND_LINE, id: actor }, input, context);

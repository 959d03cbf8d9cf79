import "server-only";
import type { JobHandler } from "#lib/jobs/define-job.ts";
import type { CandidateTarget } from "#lib/synthesis/candidate-schema.ts";
import { makeCandidate } from "#lib/synthesis/server/make-candidate.ts";

/** Whether they may was settled when they asked. */
export const handleMakeCandidate: JobHandler<CandidateTarget> = (target, { signal }) => makeCandidate(target, { signal });

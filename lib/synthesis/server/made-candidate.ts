import "server-only";
import type { CandidateContent } from "#lib/synthesis/candidate-schema.ts";

/** What an engine came to: a content, with the generation record it came from, or why there is none, with what to do. */
export type MadeCandidate =
	| { readonly kind: "made"; readonly content: CandidateContent; readonly generation: string | null }
	| { readonly kind: "failed"; readonly says: string };

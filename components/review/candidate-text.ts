import { questionText } from "#lib/review/question-text.ts";
import type { CandidateContent } from "#lib/synthesis/candidate-schema.ts";

/** A question or trace in the words that are compared. */
export function candidateText(content: CandidateContent): string {
	return content.kind === "question" ? questionText(content) : `${content.text}\nAnswer: ${content.answer ?? "none"}`;
}

import { type Content, toContent } from "#lib/history/content.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";

/** A question as history keeps it: listed and counted by stage, type and the labels of its evidence. */
export function toQuestionContent(question: QuestionContent): Content {
	const labels = [...new Set(question.evidence.map((evidence) => evidence.label))].sort();
	return toContent(question, { stage: question.stage, type: question.type, labels });
}

import { type Content, toContent } from "#lib/history/content.ts";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";

/** A question as history keeps it: listed and counted by stage, type and the labels of its evidence; a hidden one by none of them. */
export function toQuestionContent(question: QuestionContent): Content {
	if (question.isHidden) return toContent(question, { stage: HIDDEN_STAGE, type: question.type, labels: [] });
	const labels = [...new Set(question.evidence.map((evidence) => evidence.label))].sort();
	return toContent(question, { stage: question.stage, type: question.type, labels });
}

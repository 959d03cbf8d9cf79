import { type Content, toContent } from "#lib/history/content.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import type { PairContent } from "#lib/traces/pair-schema.ts";

/** A pair as history keeps it: counted by its family and by its question's type. */
export function toPairContent(pair: PairContent, question: Pick<QuestionContent, "type">): Content {
	return toContent(pair, { stage: pair.family, type: question.type, labels: [] });
}

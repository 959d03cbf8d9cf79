import { type Content, toContent } from "#lib/history/content.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

/** A trace as history keeps it: counted by its form and by its question's type. */
export function toTraceContent(trace: TraceContent, question: Pick<QuestionContent, "type">): Content {
	return toContent(trace, { stage: trace.form, type: question.type, labels: [] });
}

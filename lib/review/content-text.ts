import type { SubjectKind } from "#lib/history/schema.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { questionText } from "#lib/review/question-text.ts";
import { pairContentSchema } from "#lib/traces/pair-schema.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

/** A content in the words a person would compare: what it rests on and where it comes from is left out. */
export function contentText(kind: SubjectKind, body: unknown): string {
	switch (kind) {
		case "question":
			return questionText(questionContentSchema.parse(body));
		case "trace": {
			const { text, answer } = traceContentSchema.parse(body);
			return `${text}\nAnswers ${answer ?? "nothing"}.`;
		}
		case "pair":
			return `Pair of the family ${pairContentSchema.parse(body).family}.`;
		case "image":
			return "";
		default:
			return kind satisfies never;
	}
}

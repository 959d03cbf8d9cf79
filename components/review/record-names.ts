import type { SubjectKind } from "#lib/history/schema.ts";
import type { SubjectId } from "#lib/ids.ts";
import type { ItemRecord } from "#lib/review/item-record.ts";

const FORM_NAMES = { simple: "Simple", expanded: "Expanded" } as const;
const KIND_NAMES: Readonly<Record<SubjectKind, string>> = { image: "Image", question: "Question", trace: "Trace", pair: "Pair" };

/** What each subject of an item is called where it is spoken of: traces and pairs by number, in the order of their making. */
export function recordNames({ image, question, traces, pairs }: ItemRecord): ReadonlyMap<SubjectId, string> {
	return new Map<SubjectId, string>([
		[image.id, KIND_NAMES.image],
		[question.id, KIND_NAMES.question],
		...traces.map((trace, at): [SubjectId, string] => [trace.id, `${FORM_NAMES[trace.content.form]} trace ${at + 1}`]),
		...pairs.map((pair, at): [SubjectId, string] => [pair.id, `Pair ${at + 1}`]),
	]);
}

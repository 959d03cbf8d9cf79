import type { RecordContent } from "#lib/review/item-record.ts";

type Asked = { readonly from: string | null; readonly to: string | null };

/**
 * Which two of an item's contents are compared: those asked for, as far as the item has had them; else the latest of the question and the one
 * before, or those of whatever has changed last, or the first two traces, or, until somebody chooses, the question's with itself. Null where there
 * is only one content at all.
 */
export function chooseComparison(
	contents: readonly RecordContent[],
	{ from, to }: Asked,
	questionId: string,
): { readonly former: string; readonly latter: string } | null {
	const has = (hash: string | null): hash is string => contents.some((content) => content.hash === hash);
	if (has(from) && has(to)) return { former: from, latter: to };
	const ofQuestion = contents.filter((content) => content.subjectId === questionId);
	const traces = contents.filter((content) => content.kind === "trace");
	const changed = contents.find((content) => content.seq > 1)?.subjectId;
	const [latter, former] = [ofQuestion, contents.filter((content) => content.subjectId === changed)].find((list) => list.length > 1) ?? traces;
	if (former && latter) return { former: former.hash, latter: latter.hash };
	const [present] = ofQuestion;
	return present && contents.length > 1 ? { former: present.hash, latter: present.hash } : null;
}

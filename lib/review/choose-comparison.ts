import type { RecordContent } from "#lib/review/item-record.ts";

type Asked = { readonly from: string | null; readonly to: string | null };

/**
 * Which two of an item's contents are compared: those asked for, as far as the item has had them; else the latest of the question and the one
 * before, or those of whatever has changed last, or the first two traces. Null where there is nothing of one kind to compare.
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
	return former && latter ? { former: former.hash, latter: latter.hash } : null;
}

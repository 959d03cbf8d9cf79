import type { ReviewStore } from "#components/review/review-store.ts";
import { type Comparison, comparisonsOf } from "#lib/review/comparisons-of.ts";
import type { PreferenceChoice } from "#lib/review/judgement-schema.ts";
import { currentEntry } from "#lib/review/queue-session.ts";

const CHOICES = { left: "Left is better", right: "Right is better", tie: "A tie", both_bad: "Both are bad" } as const satisfies Record<
	PreferenceChoice,
	string
>;

/** Says which of the two shown traces is better and goes on to the next two at once. */
export function prefer(store: ReviewStore, choice: PreferenceChoice): void {
	const comparisons = shownComparisons(store);
	const { pairIndex } = store.get();
	const comparison = comparisons[pairIndex];
	if (!comparison || !store.actable()) return;
	const { pair, left, right, seed } = comparison;
	const isLast = pairIndex >= comparisons.length - 1;
	const sides = { left: { id: left.id, hash: left.hash }, right: { id: right.id, hash: right.hash } };
	store.judge(
		{ aspect: "preference", pair, ...sides, seed, choice },
		{
			text: [left.content.text, right.content.text].join("\n\n"),
			announcement: `${CHOICES[choice]}. ${isLast ? "Next question." : "Next two traces of this question."}`,
			...(!isLast && { to: { pairIndex: pairIndex + 1 } }),
		},
	);
	if (isLast) store.next();
}

/** To the next two traces, or the two before: of this question, then of the next one. */
export function moveComparison(store: ReviewStore, by: 1 | -1): void {
	const next = store.get().pairIndex + by;
	if (next >= 0 && next < shownComparisons(store).length) store.showPair(next);
	else if (by > 0) store.next();
	else store.previous();
}

function shownComparisons(store: ReviewStore): readonly Comparison[] {
	const entry = currentEntry(store.get().session);
	return entry ? comparisonsOf(entry.item, store.reviewer) : [];
}

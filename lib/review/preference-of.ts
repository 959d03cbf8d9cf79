import type { Comparison } from "#lib/review/comparisons-of.ts";
import type { Judged, JudgedPreference } from "#lib/review/judgement-schema.ts";

/** What I said of these two traces; null for nothing. */
export function preferenceOf({ pair, left, right }: Comparison, judged: readonly Judged[]): JudgedPreference | null {
	const sides = nameSides({ left, right });
	const found = judged.find((one) => one.aspect === "preference" && (pair ? one.pair?.id === pair.id : one.pair === null && nameSides(one) === sides));
	return found?.aspect === "preference" ? found : null;
}

function nameSides({ left, right }: { readonly left: { readonly id: string }; readonly right: { readonly id: string } }): string {
	return [left.id, right.id].sort().join(" ");
}

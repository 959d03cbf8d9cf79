/** Steps that stand beside each other, by their places; null where a side has nothing like it. */
export type AlignedSteps = { readonly left: number | null; readonly right: number | null };

/** Steps that share less of their words than this are not the same thought. */
const LIKENESS_MIN = 0.4;

/**
 * Puts two traces' steps beside each other so that the likeness of those paired is highest, without changing their order (Needleman and Wunsch 1970,
 * gaps being free). Likeness is the share of words in common (Dice).
 */
export function alignSteps(left: readonly string[], right: readonly string[]): readonly AlignedSteps[] {
	const [leftWords, rightWords] = [left.map(wordsOf), right.map(wordsOf)];
	const likeness = (i: number, j: number) => toLikeness(leftWords[i] ?? [], rightWords[j] ?? []);
	// best[i][j]: the highest sum of likeness of what comes from i and j on.
	const best = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
	for (let i = left.length - 1; i >= 0; i -= 1) {
		for (let j = right.length - 1; j >= 0; j -= 1) {
			const row = best[i];
			if (row) row[j] = Math.max(likeness(i, j) + (best[i + 1]?.[j + 1] ?? 0), best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0);
		}
	}
	const aligned: AlignedSteps[] = [];
	let [i, j] = [0, 0];
	while (i < left.length && j < right.length) {
		const rest = best[i]?.[j] ?? 0;
		if (likeness(i, j) > 0 && rest === likeness(i, j) + (best[i + 1]?.[j + 1] ?? 0)) aligned.push({ left: i++, right: j++ });
		else if (rest === (best[i + 1]?.[j] ?? 0)) aligned.push({ left: i++, right: null });
		else aligned.push({ left: null, right: j++ });
	}
	while (i < left.length) aligned.push({ left: i++, right: null });
	while (j < right.length) aligned.push({ left: null, right: j++ });
	return aligned;
}

function wordsOf(text: string): readonly string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function toLikeness(a: readonly string[], b: readonly string[]): number {
	if (a.length === 0 || b.length === 0) return 0;
	const left = [...b];
	let common = 0;
	for (const word of a) {
		const at = left.indexOf(word);
		if (at === -1) continue;
		left.splice(at, 1);
		common += 1;
	}
	const likeness = (2 * common) / (a.length + b.length);
	return likeness < LIKENESS_MIN ? 0 : likeness;
}

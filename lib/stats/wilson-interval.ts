export type Interval = { readonly low: number; readonly high: number };

/** Of the normal distribution, between which 95 % lie. */
const Z = 1.959964;

/**
 * Wilson's score interval at 95 % of a share of k of n (Wilson 1927, JASA 22: 209–212), which stays within 0 and 1 and holds for few.
 * Of nothing nothing is known: 0 to 1.
 */
export function wilsonInterval(k: number, n: number): Interval {
	if (n === 0) return { low: 0, high: 1 };
	const share = k / n;
	const z2 = Z * Z;
	const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
	const half = (Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
	return { low: k === 0 ? 0 : Math.max(0, middle - half), high: k === n ? 1 : Math.min(1, middle + half) };
}

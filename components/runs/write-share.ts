import { wilsonInterval } from "#lib/stats/wilson-interval.ts";

/** A share with its k of n and its interval of 95 %: `6,210 of 9,102, 68.2% (67.3–69.2)`. */
export function writeShare(k: number, n: number): string {
	if (n === 0) return "none yet";
	const { low, high } = wilsonInterval(k, n);
	return `${k.toLocaleString("en")} of ${n.toLocaleString("en")}, ${((100 * k) / n).toFixed(1)}% (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`;
}

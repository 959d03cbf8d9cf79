import type { Interval } from "#lib/stats/wilson-interval.ts";

/** Whether two intervals have no point in common: what they enclose is then taken to differ. */
export function areApart(a: Interval, b: Interval): boolean {
	return a.low > b.high || b.low > a.high;
}

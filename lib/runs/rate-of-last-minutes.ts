import type { RunStatus } from "#lib/runs/schema.ts";

type Lately = { readonly minutes: RunStatus["minutes"]; readonly beganAt: string; readonly at: string };

const MINUTE_MS = 60_000;
/** Whole ones before the one that runs. */
const MINUTES = 2;

/** Calls and tokens a second, over the minute that runs and the two before it. */
export function rateOfLastMinutes({ minutes, beganAt, at }: Lately): { readonly calls: number; readonly tokens: number } {
	const now = Date.parse(at);
	const from = Math.floor(now / MINUTE_MS - MINUTES) * MINUTE_MS;
	const seconds = Math.max(1, (now - Math.max(from, Date.parse(beganAt))) / 1_000);
	const lately = minutes.filter(({ minute }) => Date.parse(minute) >= from);
	return {
		calls: lately.reduce((sum, { calls }) => sum + calls, 0) / seconds,
		tokens: lately.reduce((sum, { tokens }) => sum + tokens, 0) / seconds,
	};
}

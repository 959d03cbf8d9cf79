import type { RunStatus } from "#lib/runs/schema.ts";

type Hour = { readonly minutes: RunStatus["minutes"]; readonly beganAt: string; readonly at: string };

export type MinuteRate = { readonly minutesAgo: number; readonly callsPerSecond: number };

const MINUTE_MS = 60_000;
const MINUTES_SHOWN = 60;
/** A minute of which the run has hardly any tells nothing. */
const SECONDS_MIN = 10;

/** Calls a second, minute by minute, from an hour ago or the run's beginning on; minutes without any are zero, and the first and the last are measured by their seconds. */
export function ratesByMinute({ minutes, beganAt, at }: Hour): readonly MinuteRate[] {
	const now = Date.parse(at);
	const running = Math.floor(now / MINUTE_MS) * MINUTE_MS;
	const began = Math.max(Math.floor(Date.parse(beganAt) / MINUTE_MS) * MINUTE_MS, running - MINUTES_SHOWN * MINUTE_MS);
	const calls = new Map(minutes.map((one) => [Date.parse(one.minute), one.calls]));
	const rates: MinuteRate[] = [];
	for (let minute = began; minute <= running; minute += MINUTE_MS) {
		const seconds = (Math.min(now, minute + MINUTE_MS) - Math.max(minute, Date.parse(beganAt))) / 1_000;
		if (seconds >= SECONDS_MIN) rates.push({ minutesAgo: (running - minute) / MINUTE_MS, callsPerSecond: (calls.get(minute) ?? 0) / seconds });
	}
	return rates;
}

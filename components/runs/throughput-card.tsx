import { Card } from "#components/ui/card.tsx";
import { rateOfLastMinutes } from "#lib/runs/rate-of-last-minutes.ts";
import { type MinuteRate, ratesByMinute } from "#lib/runs/rates-by-minute.ts";
import type { RunStatus } from "#lib/runs/schema.ts";
import { writeShort } from "#lib/text/write-short.ts";

/** Minutes that the line is given at least; it grows to the hour with the run. */
const SPAN_MIN = 10;
const WIDTH = 394;
const HEIGHT = 76;
const FLOOR = 74;
const TOP = 8;

/** Calls a second: now, and minute by minute of the last hour; of a run that ended of its own last. */
export function ThroughputCard({ status: { run, minutes, at } }: { readonly status: RunStatus }) {
	const seen = { minutes, beganAt: run.createdAt, at: run.endedAt ?? at };
	const rates = ratesByMinute(seen);
	const span = Math.max(SPAN_MIN, rates[0]?.minutesAgo ?? 0);
	const seconds = Math.max(1, (Date.parse(seen.at) - Date.parse(run.createdAt)) / 1_000);
	const tokens = run.promptTokens + run.completionTokens;
	const now = run.endedAt ? { calls: run.calls / seconds, tokens: tokens / seconds } : rateOfLastMinutes(seen);
	return (
		<Card title="Throughput" meta={run.endedAt ? "its last hour" : "last hour"}>
			<div className="mb-1.5 flex items-baseline gap-2">
				<b className="font-semibold text-22 leading-tight tracking-[-0.02em]">{writeRate(now.calls)}</b>
				<span className="text-12 text-2">calls per second{run.endedAt && " on average"}</span>
				<span className="ml-auto text-12 text-3">{writeShort(now.tokens)} tokens/s</span>
			</div>
			<RateChart rates={rates} span={span} />
			<div className="mt-1.5 flex justify-between text-11 text-3">
				<span>{run.endedAt ? `${span} min before` : `${span} min ago`}</span>
				<span>{run.endedAt ? "its end" : "now"}</span>
			</div>
		</Card>
	);
}

function RateChart({ rates, span }: { readonly rates: readonly MinuteRate[]; readonly span: number }) {
	const most = Math.max(0.001, ...rates.map(({ callsPerSecond }) => callsPerSecond));
	const points = rates.map(({ minutesAgo, callsPerSecond }) => ({
		x: WIDTH * (1 - minutesAgo / span),
		y: FLOOR - ((FLOOR - TOP) * callsPerSecond) / most,
	}));
	const line = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");
	const first = points[0];
	const last = points.at(-1);
	return (
		<svg
			role="img"
			aria-label={`Calls per second, minute by minute; at most ${writeRate(most)}`}
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			className="block h-auto w-full overflow-visible"
		>
			<path d={`M0 ${FLOOR + 0.5}H${WIDTH}M0 40.5H${WIDTH}`} stroke="var(--line)" />
			{first && last && (
				<>
					<path d={`M${line}V${FLOOR}H${first.x.toFixed(1)}Z`} fill="var(--accent)" opacity=".1" />
					<path d={`M${line}`} fill="none" stroke="var(--accent)" strokeWidth="1.75" strokeLinejoin="round" />
					<circle cx={last.x} cy={last.y} r="3.5" fill="var(--accent)" stroke="var(--surface)" strokeWidth="1.5" />
				</>
			)}
		</svg>
	);
}

function writeRate(callsPerSecond: number): string {
	return callsPerSecond >= 100 ? Math.round(callsPerSecond).toLocaleString("en") : callsPerSecond.toFixed(callsPerSecond < 1 && callsPerSecond > 0 ? 2 : 1);
}

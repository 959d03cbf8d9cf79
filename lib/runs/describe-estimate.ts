import type { RunEstimate } from "#lib/runs/schema.ts";

/** What a run would come to, in lines for a terminal. */
export function describeEstimate(estimate: RunEstimate): readonly string[] {
	const dollars = estimate.dollars === null ? "no price is known" : `$${estimate.dollars.toFixed(2)}`;
	return [
		...estimate.stages.map(
			({ stage, in: into, calls, promptTokens, completionTokens, isMeasured }) =>
				`  ${stage.padEnd(8)} ${count(into)} in, ${count(calls)} calls, ${count(promptTokens + completionTokens)} tokens (${isMeasured ? "measured" : "assumed"})`,
		),
		`About ${count(estimate.calls)} calls, ${count(estimate.tokens)} tokens, ${describeSeconds(estimate.seconds)}, ${dollars}; ${(estimate.diskBytes / 1e9).toFixed(1)} GB of disk.`,
		...(estimate.diskFreeBytes !== null && estimate.diskFreeBytes < estimate.diskBytes
			? [`The disk has room for ${(estimate.diskFreeBytes / 1e9).toFixed(1)} GB only.`]
			: []),
		...(estimate.dollarsPerAccepted === null ? [] : [`About $${estimate.dollarsPerAccepted.toFixed(4)} for each question that people accept.`]),
	];
}

function describeSeconds(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
	return `${(seconds / 3_600).toFixed(1)} h`;
}

function count(n: number): string {
	return n.toLocaleString("en");
}

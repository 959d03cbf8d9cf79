import type { FunnelStage, RunStatus } from "#lib/runs/schema.ts";

/** How a run stands, in lines for a terminal. */
export function describeRun({ run, funnel, workers, faults }: RunStatus): readonly string[] {
	const tokens = run.promptTokens + run.completionTokens;
	const dollars = run.dollars > 0 ? `, $${run.dollars.toFixed(2)}` : "";
	return [
		`Run ${run.number}, ${run.name}: ${run.state}${run.says ? `. ${run.says}` : ""}`,
		`  ${run.recipe.name} ${run.recipe.version} on ${run.dataset}, seed ${run.seed}; ${count(run.calls)} calls, ${count(tokens)} tokens${dollars}`,
		...(run.state === "running"
			? [workers === 0 ? "  No worker works on it at the moment." : `  ${count(workers)} ${workers === 1 ? "worker works" : "workers work"} on it.`]
			: []),
		...funnel.flatMap(describeStage),
		...faults.map(({ server, says, n }) => `  ${server}: ${count(n)} times: ${says}`),
	];
}

function describeStage(stage: FunnelStage): readonly string[] {
	const judged = stage.right + stage.wrong + stage.unparsed;
	const answers = judged === 0 ? "" : `: ${count(stage.right)} right, ${count(stage.wrong)} wrong, ${count(stage.unparsed)} unparsed`;
	return [
		`  ${stage.stage.padEnd(8)} ${count(stage.done)} of ${count(stage.in)} done, ${count(stage.kept)} kept${answers}`,
		...stage.rejected.map(({ reason, n }) => `           ${count(n)} rejected: ${reason}`),
	];
}

function count(n: number): string {
	return n.toLocaleString("en");
}

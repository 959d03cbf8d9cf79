import type { Bench, BenchContext, Measure } from "#e2e/benches/bench.ts";
import { runSynthesisChaos } from "#e2e/chaos/run-synthesis-chaos.ts";

const WORKER_KILLS = 10;
const POSTGRES_KILLS = 3;

/** The whole of it, all photos: e2e/synthesis-chaos.spec.ts runs a share. */
export default { name: "synthesis-chaos", run: runSynthesisChaosBench } satisfies Bench;

async function runSynthesisChaosBench({ tell }: BenchContext): Promise<readonly Measure[]> {
	const plan = { recipe: "lgt-stage2", limit: null, workerKills: WORKER_KILLS, postgresKills: POSTGRES_KILLS };
	const { calm, disturbed, isSameDigest, isSameFunnel, inFlightAtKills } = await runSynthesisChaos({ ...plan, tell });
	for (const { stage, in: into, kept, rejected, right, wrong } of disturbed.funnel) {
		const reasons = rejected.map(({ reason, n }) => `${n} ${reason}`).join(", ");
		tell(`  ${stage}: ${into} in, ${kept} kept (${right} right, ${wrong} wrong), rejected: ${reasons || "none"}`);
	}
	const how = `20 % faults, a worker killed ${WORKER_KILLS} times, Postgres ${POSTGRES_KILLS} times`;
	const different = [isSameDigest, isSameFunnel].filter((isSame) => !isSame).length;
	return [
		{
			name: `synthesis chaos: of digest and funnel of ${calm.calls} calls those that differ, ${how}`,
			product: different,
			limit: 0,
			unit: "differences",
			ratio: different,
			bar: 0,
			holds: different === 0,
		},
		{
			name: "synthesis chaos: calls paid twice to calls in flight at the kills",
			product: disturbed.paidTwice,
			limit: inFlightAtKills,
			unit: "calls",
			ratio: disturbed.paidTwice / inFlightAtKills,
			bar: 1,
			holds: disturbed.paidTwice <= inFlightAtKills,
		},
	];
}

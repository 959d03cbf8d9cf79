import { isDeepStrictEqual } from "node:util";
import { type ArmReport, runSynthesisArm } from "#e2e/chaos/synthesis-arm.ts";

type Chaos = {
	readonly recipe: string;
	readonly limit: number | null;
	readonly workerKills: number;
	readonly postgresKills: number;
	readonly tell: (line: string) => void;
};

export type SynthesisChaosReport = {
	readonly calm: ArmReport;
	readonly disturbed: ArmReport;
	readonly isSameDigest: boolean;
	readonly isSameFunnel: boolean;
	/** Calls in flight at the kills, added up. */
	readonly inFlightAtKills: number;
};

const FAULTS = 0.2;

/** The same run twice: undisturbed, and with faults on the way to the servers while workers and Postgres are killed. */
export async function runSynthesisChaos({ recipe, limit, workerKills, postgresKills, tell }: Chaos): Promise<SynthesisChaosReport> {
	const shared = { recipe, limit, latencyMs: 100 };
	const calm = await runSynthesisArm({ ...shared, transportShare: 0, workers: 1, onLook: async () => undefined });
	tell(`  undisturbed: ${calm.calls} calls in ${calm.seconds.toFixed(0)} s, digest ${calm.digest.slice(0, 12)}`);
	const kills = workerKills + postgresKills;
	const postgresEvery = postgresKills === 0 ? Number.POSITIVE_INFINITY : Math.floor(kills / postgresKills);
	let killed = 0;
	let inFlightAtKills = 0;
	const disturbed = await runSynthesisArm({
		...shared,
		transportShare: FAULTS,
		workers: 2,
		onLook: async (arm, calls) => {
			if (killed >= kills || calls < ((killed + 1) * calm.calls) / (kills + 2)) return;
			killed += 1;
			const isPostgres = killed % postgresEvery === 0;
			const inFlight = await (isPostgres ? arm.killPostgres() : arm.killWorker());
			inFlightAtKills += inFlight;
			tell(`  after ${calls} calls ${isPostgres ? "Postgres" : "a worker"} is killed, ${inFlight} in flight`);
		},
	});
	tell(
		`  disturbed: ${disturbed.calls} calls in ${disturbed.seconds.toFixed(0)} s, ${disturbed.paidTwice} paid twice, digest ${disturbed.digest.slice(0, 12)}`,
	);
	return {
		calm,
		disturbed,
		isSameDigest: calm.digest === disturbed.digest,
		isSameFunnel: isDeepStrictEqual(withoutClaims(calm), withoutClaims(disturbed)),
		inFlightAtKills,
	};
}

/** The servers' ids differ between two studios, and what is claimed is of the moment. */
function withoutClaims({ funnel }: ArmReport) {
	return funnel.map(({ by, inFlight, ...stage }) => ({ ...stage, model: by?.model ?? null }));
}

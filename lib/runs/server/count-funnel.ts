import "server-only";
import { database } from "#lib/db/database.ts";
import { findStage } from "#lib/runs/find-stage.ts";
import { rolesOf } from "#lib/runs/roles-of.ts";
import type { FunnelStage, Measure, Run } from "#lib/runs/schema.ts";
import type { StageName } from "#lib/synthesis/recipe-schema.ts";

type Row = { readonly stage: StageName; readonly measure: Measure; readonly reason: string; readonly n: number };

const LIVE_SECONDS = 5;
/** Calls that are named by what they do within a stage. */
const STAGE_OF_CALLS: Readonly<Record<string, StageName>> = { verify: "filter", ablate: "compose" };

/** A run's funnel, stage by stage, from its counters. */
export async function countFunnel({ id, recipe, servers }: Pick<Run, "id" | "recipe" | "servers">): Promise<FunnelStage[]> {
	const { rows } = await database().pool.query<Row>("SELECT stage, measure, reason, n::float8 AS n FROM run_tally WHERE run_id = $1", [id]);
	const { rows: asked } = await database().pool.query<{ stage: string; n: number }>(
		`SELECT key AS stage, sum(value::int)::int AS n FROM run_worker CROSS JOIN LATERAL jsonb_each_text(in_flight)
		 WHERE run_id = $1 AND at > now() - interval '${LIVE_SECONDS} s' GROUP BY key`,
		[id],
	);
	return recipe.stages.map(({ stage }): FunnelStage => {
		const ofStage = rows.filter((row) => row.stage === stage);
		const of = (measure: Measure): number => ofStage.find((row) => row.measure === measure)?.n ?? 0;
		const [role] = stage === "filter" ? (findStage(recipe, "filter")?.verifier ? (["vlm"] as const) : []) : rolesOf(recipe, stage);
		return {
			stage,
			by: (role && servers[role]) ?? null,
			in: of("in"),
			done: of("done"),
			inFlight: asked.filter((one) => (STAGE_OF_CALLS[one.stage] ?? one.stage) === stage).reduce((total, { n }) => total + n, 0),
			kept: of("kept"),
			rejected: ofStage
				.filter(({ measure }) => measure === "rejected")
				.map(({ reason, n }) => ({ reason, n }))
				.sort((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1)),
			right: of("right"),
			wrong: of("wrong"),
			unparsed: of("unparsed"),
		};
	});
}

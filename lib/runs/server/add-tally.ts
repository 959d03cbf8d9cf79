import "server-only";
import type { Tx } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import type { Measure } from "#lib/runs/schema.ts";
import type { StageName } from "#lib/synthesis/recipe-schema.ts";

export type Tally = { readonly stage: StageName; readonly measure: Measure; readonly reason: string; readonly n: number };

/** Adds to the funnel. Rows are taken in one order, so that workers wait for each other and do not deadlock; it comes last in a transaction. */
export async function addTally(tx: Tx, runId: RunId, tallies: readonly Tally[]): Promise<void> {
	const sums = new Map<string, Tally>();
	for (const tally of tallies) {
		const name = JSON.stringify([tally.stage, tally.measure, tally.reason]);
		sums.set(name, { ...tally, n: tally.n + (sums.get(name)?.n ?? 0) });
	}
	const rows = [...sums.entries()].filter(([, { n }]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
	await tx.query(
		`INSERT INTO run_tally (run_id, stage, measure, reason, n) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[])
		 ON CONFLICT (run_id, stage, measure, reason) DO UPDATE SET n = run_tally.n + excluded.n`,
		[runId, rows.map(([, row]) => row.stage), rows.map(([, row]) => row.measure), rows.map(([, row]) => row.reason), rows.map(([, row]) => row.n)],
	);
}

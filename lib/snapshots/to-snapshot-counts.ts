import { type SnapshotCount, snapshotCountSchema } from "#lib/snapshots/schema.ts";

/** The cube's values, `kind/stage/type/split/fresh|stale`, taken apart. Stages and types hold no slash. */
export function toSnapshotCounts(
	facets: readonly { readonly facet: string; readonly value: string; readonly outcome: string; readonly n: number }[],
): readonly SnapshotCount[] {
	return facets
		.filter((row) => row.facet === "cube")
		.map((row) => {
			const [kind, stage, type, split, freshness] = row.value.split("/");
			return snapshotCountSchema.parse({ kind, stage, type, split, isStale: freshness === "stale", outcome: row.outcome, n: row.n });
		});
}

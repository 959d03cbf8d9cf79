import "server-only";
import { AppError } from "#lib/errors.ts";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";

const MAX_TOLD = 20;

/** @throws AppError invalid, naming pictures whose pixels, or near-duplicates of one perceptual hash, stand in two splits */
export async function assertSplitsDisjoint({ connection }: ExportPlan): Promise<void> {
	const { rows } = await connection.query<{ keys: string[]; splits: string[] }>(
		`SELECT array_agg(DISTINCT key ORDER BY key) AS keys, array_agg(DISTINCT split ORDER BY split) AS splits
		 FROM export_image, unnest(splits) split GROUP BY perceptual_hash HAVING count(DISTINCT split) > 1 ORDER BY 1 LIMIT ${MAX_TOLD}`,
	);
	if (rows.length === 0) return;
	const told = rows.map((row) => `${row.keys.join(", ")} (${row.splits.join(" and ")})`).join("; ");
	throw new AppError("invalid", `Nothing was exported: the same picture would stand in two splits: ${told}.`, { images: rows });
}

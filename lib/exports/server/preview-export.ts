import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { applyLicencePolicy } from "#lib/exports/licence-policy.ts";
import { type ExportPreview, emptySplits, type PreviewQuery } from "#lib/exports/schema.ts";
import { listLicenceUses } from "#lib/exports/server/list-licence-uses.ts";
import { type ExportPlan, planExport } from "#lib/exports/server/plan-export.ts";
import { streamSources } from "#lib/exports/server/stream-sources.ts";
import { toLlamaFactoryRow } from "#lib/exports/to-llama-factory-row.ts";
import type { Split } from "#lib/history/schema.ts";
import { getSnapshot } from "#lib/snapshots/server/list-snapshots.ts";

/** What an export would hold, under which licences, and its first row. */
export async function previewExport(actor: Actor, { datasetId, snapshot }: PreviewQuery): Promise<ExportPreview> {
	authorize(actor, "snapshot:export");
	const { number } = await getSnapshot(null, { datasetId, number: snapshot });
	return planExport({ datasetId, number }, async (plan) => {
		const { lines } = applyLicencePolicy(await listLicenceUses(plan), []);
		return { rows: plan.rows, images: plan.images, splits: await countSplits(plan), licences: [...lines], firstRow: await firstRow(plan) };
	});
}

async function countSplits({ connection }: ExportPlan): Promise<Record<Split, number>> {
	const { rows } = await connection.query<{ split: Split; n: number }>("SELECT split, count(*)::integer AS n FROM export_row GROUP BY split");
	return { ...emptySplits(), ...Object.fromEntries(rows.map(({ split, n }) => [split, n])) };
}

async function firstRow(plan: ExportPlan): Promise<ExportPreview["firstRow"]> {
	for await (const [source] of streamSources(plan, 1)) return source ? toLlamaFactoryRow(source) : null;
	return null;
}

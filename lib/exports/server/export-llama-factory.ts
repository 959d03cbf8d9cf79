import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { applyLicencePolicy } from "#lib/exports/licence-policy.ts";
import type { ExportSummary, LicenceLine } from "#lib/exports/schema.ts";
import { assertSplitsDisjoint } from "#lib/exports/server/assert-splits-disjoint.ts";
import { countLeftOut } from "#lib/exports/server/count-left-out.ts";
import { listLicenceUses } from "#lib/exports/server/list-licence-uses.ts";
import { listMakings } from "#lib/exports/server/list-makings.ts";
import { type ExportFolder, type ExportTarget, openExportFolder } from "#lib/exports/server/open-export-folder.ts";
import { type ExportPlan, planExport } from "#lib/exports/server/plan-export.ts";
import { writeImages } from "#lib/exports/server/write-images.ts";
import { type WrittenRows, writeRows } from "#lib/exports/server/write-rows.ts";
import { toDatasetCard } from "#lib/exports/to-dataset-card.ts";
import { toDatasetInfo } from "#lib/exports/to-dataset-info.ts";
import { toTrainingYaml } from "#lib/exports/to-training-yaml.ts";
import { SPLITS } from "#lib/history/schema.ts";
import { getDatasetById } from "#lib/history/server/find-dataset.ts";
import type { DatasetId } from "#lib/ids.ts";
import type { Snapshot } from "#lib/snapshots/schema.ts";
import { getSnapshot } from "#lib/snapshots/server/list-snapshots.ts";
import { sealSnapshot } from "#lib/snapshots/server/seal-snapshot.ts";

export type ExportInput = {
	readonly datasetId: DatasetId;
	readonly snapshot: number;
	/** Licences taken on besides the free ones, by code or name (see `licence-policy.ts`). */
	readonly acceptLicences: readonly string[];
	readonly out: ExportTarget;
};

export type ExportContext = { readonly signal: AbortSignal; readonly progress: (done: number, total: number | null) => void };

/**
 * Writes a snapshot's accepted traces as a folder that LLaMA-Factory loads. The same snapshot gives the same bytes whenever it is asked, for
 * what it holds never changes and nothing else goes in. Leaves no trace where it fails or is cancelled.
 * @throws AppError not_found, forbidden, invalid (rows not fit to leave), conflict (a folder in use), limit (the disk is full)
 */
export async function exportLlamaFactory(actor: Actor, input: ExportInput, { signal, progress }: ExportContext): Promise<ExportSummary> {
	authorize(actor, "snapshot:export");
	const dataset = await getDatasetById(actor, input.datasetId);
	const asked = { datasetId: dataset.id, number: input.snapshot };
	const snapshot = await getSnapshot(null, asked);
	const digest = snapshot.digest ?? (await sealSnapshot(asked));
	return planExport(asked, async (plan) => {
		const verdict = applyLicencePolicy(await listLicenceUses(plan), input.acceptLicences);
		if (verdict.kind === "refused") throw new AppError("invalid", verdict.message, { licences: verdict.lines });
		await assertSplitsDisjoint(plan);
		const folder = await openExportFolder(input.out);
		try {
			let done = 0;
			const total = plan.images + plan.rows;
			const advance = (by: number) => {
				done += by;
				progress(done, total);
			};
			advance(0);
			const { files } = await writeImages(plan, folder, { signal, advance });
			const written = await writeRows(plan, folder, { signal, advance });
			await writePapers(folder, { plan, dataset: dataset.name, snapshot: { ...snapshot, digest }, licences: verdict.lines, written });
			signal.throwIfAborted();
			const finished = await folder.finish();
			return { rows: written.counts.rows, images: files, ...written.counts.splits, digest, ...finished };
		} catch (error) {
			await folder.discard();
			throw error;
		}
	});
}

type Papers = {
	readonly plan: ExportPlan;
	readonly dataset: string;
	readonly snapshot: Snapshot & { readonly digest: string };
	readonly licences: readonly LicenceLine[];
	readonly written: WrittenRows;
};

async function writePapers(folder: ExportFolder, { plan, dataset, snapshot, licences, written }: Papers): Promise<void> {
	const splits = SPLITS.filter((split) => written.counts.splits[split] > 0);
	const leftOut = await countLeftOut(plan);
	const makings = await listMakings(plan);
	await writeText(folder, "README.md", toDatasetCard({ dataset, snapshot, counts: written.counts, images: plan.images, licences, leftOut, makings }));
	await writeText(folder, "dataset_info.json", toDatasetInfo(dataset, splits));
	if (splits.length > 0) await writeText(folder, "train.yaml", toTrainingYaml({ dataset, splits, ...written }));
}

async function writeText(folder: ExportFolder, name: string, text: string): Promise<void> {
	const file = await folder.createText(name);
	await file.write(text);
	await file.close();
}

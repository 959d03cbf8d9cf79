import "server-only";
import { access } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { exportLlamaFactoryJob } from "#lib/exports/jobs.ts";
import { CHECKSUMS, finishedExportSchema } from "#lib/exports/schema.ts";
import { exportFolder } from "#lib/exports/server/export-folder.ts";
import { streamArchive } from "#lib/exports/server/stream-archive.ts";
import { getDatasetById } from "#lib/history/server/find-dataset.ts";
import type { JobId } from "#lib/ids.ts";
import { getJob } from "#lib/jobs/server/get-job.ts";

export type Archive = {
	readonly fileName: string;
	/** Ends its reading where the receiver goes away. */
	readonly content: ReadableStream<Uint8Array<ArrayBuffer>>;
};

/** @throws AppError not_found, conflict while the export is not finished */
export async function getArchive(actor: Actor, { exportId }: { readonly exportId: JobId }): Promise<Archive> {
	authorize(actor, "snapshot:export");
	const job = await getJob(actor, { jobId: exportId });
	if (job.name !== exportLlamaFactoryJob.name || !job.datasetId) throw new AppError("not_found", `There is no export ${exportId}.`);
	if (job.state !== "done") throw new AppError("conflict", `The export ${exportId} is ${job.state}, not done.`);
	const { snapshot } = finishedExportSchema.parse(job.result);
	const folder = exportFolder(exportId);
	await access(path.join(folder, CHECKSUMS)).catch(() => {
		throw new AppError("not_found", `The files of the export ${exportId} are no longer in the data folder. Export again: the bytes will be the same.`);
	});
	const { name } = await getDatasetById(actor, job.datasetId);
	const base = `${toSlug(name)}-v${snapshot}`;
	const content = Readable.toWeb(Readable.from(streamArchive(folder, base), { objectMode: false })) as Archive["content"];
	return { fileName: `${base}-llama-factory.tar`, content };
}

function toSlug(name: string): string {
	return name
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, "-")
		.replaceAll(/^-|-$/g, "")
		.slice(0, 40);
}

import "server-only";
import type { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { datasetIdSchema } from "#lib/ids.ts";
import type { importCocoJob } from "#lib/imports/jobs.ts";
import type { ImportFile, UploadId } from "#lib/imports/schema.ts";
import { emptyUpload } from "#lib/imports/server/empty-upload.ts";
import { importCoco } from "#lib/imports/server/import-coco.ts";
import { openLocalFile } from "#lib/imports/server/open-local-file.ts";
import { openUploadedPictures } from "#lib/imports/server/open-uploaded-pictures.ts";
import { uploadedPath } from "#lib/imports/server/upload-folder.ts";
import type { JobHandler } from "#lib/jobs/define-job.ts";

/** Imports what was uploaded. The files are kept until that is done; where a file is refused they are the person's again, to be mended. */
export const handleImportCoco: JobHandler<z.infer<typeof importCocoJob.payload>> = async (payload, context) => {
	const { importId, uploadId } = payload;
	const run = await database().prisma.importRun.findUnique({ where: { id: importId } });
	if (!run) throw new AppError("not_found", `There is no import ${importId}.`);
	const open = async (name: string | null) => (name === null ? null : openUploaded(uploadId, name));
	try {
		const counts = await importCoco(
			{ ...COMMAND_LINE, id: run.actor },
			{
				importId,
				datasetId: datasetIdSchema.parse(run.datasetId),
				instances: await openUploaded(uploadId, payload.instances),
				captions: await open(payload.captions),
				licences: await open(payload.licences),
				pictures: openUploadedPictures(uploadId),
			},
			context,
		);
		await emptyUpload(uploadId);
		return { importId, ...counts };
	} catch (error) {
		if (error instanceof AppError && error.code === "invalid") await giveBack(uploadId, run.actor);
		throw error;
	}
};

async function giveBack(uploadId: UploadId, actor: string): Promise<void> {
	await database().pool.query(
		`UPDATE upload u SET actor = $2 WHERE id = $1 AND NOT EXISTS (SELECT FROM upload o WHERE o.dataset_id = u.dataset_id AND o.actor = $2)`,
		[uploadId, actor],
	);
}

function openUploaded(uploadId: UploadId, name: string): Promise<ImportFile> {
	return openLocalFile(uploadedPath(uploadId, name), name);
}

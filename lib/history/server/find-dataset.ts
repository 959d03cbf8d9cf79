import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { datasetNameSchema } from "#lib/history/schema.ts";
import { type Dataset, toDataset } from "#lib/history/server/dataset-row.ts";
import type { DatasetId } from "#lib/ids.ts";

export async function findDataset(actor: Actor, name: string): Promise<Dataset | null> {
	authorize(actor, "dataset:read");
	if (!datasetNameSchema.safeParse(name).success) return null;
	const row = await database().prisma.dataset.findUnique({ where: { name } });
	return row && toDataset(row);
}

/** @throws AppError not_found */
export async function getDataset(actor: Actor, name: string): Promise<Dataset> {
	const dataset = await findDataset(actor, name);
	if (!dataset) throw new AppError("not_found", `There is no dataset named "${name}".`);
	return dataset;
}

/** @throws AppError not_found */
export async function getDatasetById(actor: Actor, id: DatasetId): Promise<Dataset> {
	authorize(actor, "dataset:read");
	const row = await database().prisma.dataset.findUnique({ where: { id } });
	if (!row) throw new AppError("not_found", `There is no dataset ${id}.`);
	return toDataset(row);
}

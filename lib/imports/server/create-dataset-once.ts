import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { AppError } from "#lib/errors.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";
import { findDataset, getDataset } from "#lib/history/server/find-dataset.ts";
import type { DatasetId } from "#lib/ids.ts";

/** The dataset of that name, made where it is missing; two imports that begin at once make one. */
export async function createDatasetOnce(actor: Actor, name: string): Promise<{ readonly id: DatasetId; readonly name: string }> {
	const found = await findDataset(actor, name);
	if (found) return found;
	return createDataset(actor, { name }).catch((error: unknown) => {
		if (error instanceof AppError && error.code === "conflict") return getDataset(actor, name);
		throw error;
	});
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { type Dataset, toDataset } from "#lib/history/server/dataset-row.ts";

const MAX_DATASETS = 1_000;

/** The datasets by name. */
export async function listDatasets(actor: Actor): Promise<readonly Dataset[]> {
	authorize(actor, "dataset:read");
	const rows = await database().prisma.dataset.findMany({ orderBy: { name: "asc" }, take: MAX_DATASETS });
	return rows.map(toDataset);
}

import "server-only";
import { database } from "#lib/db/database.ts";
import type { DatasetId } from "#lib/ids.ts";

/** How many images the dataset knows, removed ones among them. */
export async function countImages(datasetId: DatasetId): Promise<number> {
	return database().prisma.subject.count({ where: { datasetId, kind: "image" } });
}

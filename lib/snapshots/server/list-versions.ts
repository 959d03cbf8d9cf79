import "server-only";
import { type Actor, COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { getDatasetById } from "#lib/history/server/find-dataset.ts";
import type { DatasetId } from "#lib/ids.ts";
import { type Draft, MAX_CHANGES_COUNTED, snapshotNumberSchema, type VersionPage, type VersionQuery } from "#lib/snapshots/schema.ts";
import { listSnapshots, SNAPSHOTS_A_PAGE } from "#lib/snapshots/server/list-snapshots.ts";
import { toSnapshotCounts } from "#lib/snapshots/to-snapshot-counts.ts";

/** The draft and the published snapshots, newest first, with the names of those who published them. */
export async function listVersions(actor: Actor, { datasetId, before }: VersionQuery): Promise<VersionPage> {
	const { published } = await getDatasetById(actor, datasetId);
	const [draft, snapshots] = await Promise.all([readDraft(datasetId, published + 1), listSnapshots(actor, { datasetId, ...(before && { before }) })]);
	const names = await namesOf(snapshots.map((snapshot) => snapshot.actor));
	const last = snapshots.at(-1)?.number ?? 1;
	return {
		draft,
		snapshots: snapshots.map(({ actor: id, at, ...snapshot }) => ({ ...snapshot, publisher: names.get(id) ?? id, at: at.toISOString() })),
		nextBefore: snapshots.length === SNAPSHOTS_A_PAGE && last > 1 ? last : null,
	};
}

async function readDraft(datasetId: DatasetId, number: number): Promise<Draft> {
	const counts = toSnapshotCounts(await countFacets(null, datasetId));
	const { rows } = await database().pool.query<{ n: number }>(
		`SELECT count(*)::integer AS n FROM (
		   (SELECT subject_id FROM member WHERE dataset_id = $1 AND v_from = $2 LIMIT ${MAX_CHANGES_COUNTED})
		   UNION (SELECT subject_id FROM member WHERE dataset_id = $1 AND v_to = $2 LIMIT ${MAX_CHANGES_COUNTED})
		   LIMIT ${MAX_CHANGES_COUNTED}
		 ) touched`,
		[datasetId, number],
	);
	return { number: snapshotNumberSchema.parse(number), counts: [...counts], changes: rows[0]?.n ?? 0 };
}

async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const people = await database().prisma.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
	return new Map([[COMMAND_LINE.id, COMMAND_LINE.name], ...people.map(({ id, name }) => [id, name] as const)]);
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { foldDeltas } from "#lib/history/server/fold-deltas.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import type { DatasetId } from "#lib/ids.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { sealSnapshotJob } from "#lib/snapshots/jobs.ts";
import { type PublishInput, type Snapshot, snapshotNumberSchema } from "#lib/snapshots/schema.ts";
import { getSnapshot } from "#lib/snapshots/server/list-snapshots.ts";
import { toSnapshotCounts } from "#lib/snapshots/to-snapshot-counts.ts";

/**
 * Makes the draft the next version (rule 5): O(1) in the dataset's size, since membership is by interval. Number, membership and counts
 * are final on return; the digest is sealed by a job.
 * @throws AppError conflict, with what still writes into the dataset, unless `whileOpen`
 */
export async function publishSnapshot(actor: Actor, input: PublishInput): Promise<Snapshot> {
	authorize(actor, "snapshot:publish");
	return withTransaction(async (tx) => {
		await tx.query("SELECT pg_advisory_xact_lock(dataset_lock_key($1))", [input.datasetId]);
		const { rows } = await tx.query<{ number: number }>("SELECT published + 1 AS number FROM dataset WHERE id = $1", [input.datasetId]);
		const number = rows[0]?.number;
		if (!number) throw new AppError("not_found", `There is no dataset ${input.datasetId}.`);
		const fingerprint = sha256(canonicalBytes({ publish: input.datasetId, note: input.note }));
		const recorded = await recordCommand(tx, {
			id: input.commandId,
			datasetId: input.datasetId,
			actor: actor.id,
			kind: "publish",
			fingerprint,
			answer: number,
		});
		if (recorded.kind === "replayed") return getSnapshot(tx, { datasetId: input.datasetId, number: snapshotNumberSchema.parse(recorded.answer) });
		if (!input.whileOpen) await assertNothingOpen(tx, input.datasetId);
		await foldDeltas(tx, input.datasetId);
		const counts = toSnapshotCounts(await countFacets(tx, input.datasetId));
		await tx.query("INSERT INTO version (dataset_id, number, command_id, note, counts) VALUES ($1, $2, $3, $4, $5)", [
			input.datasetId,
			number,
			input.commandId,
			input.note,
			JSON.stringify(counts),
		]);
		await enqueueJob(tx, sealSnapshotJob, { datasetId: input.datasetId, number }, { actor: actor.id, datasetId: input.datasetId });
		return getSnapshot(tx, { datasetId: input.datasetId, number });
	});
}

async function assertNothingOpen(tx: Tx, datasetId: DatasetId): Promise<void> {
	const { rows } = await tx.query<{ what: string }>(
		`SELECT format('import (%s), since %s', format, to_char(started_at, 'YYYY-MM-DD HH24:MI')) AS what FROM import_run WHERE dataset_id = $1 AND state IN ('queued', 'running')
		 UNION ALL
		 SELECT format('%s, since %s', name, to_char(created_at, 'YYYY-MM-DD HH24:MI')) FROM job WHERE dataset_id = $1 AND state IN ('queued', 'running') AND name = 'write-questions'
		 UNION ALL
		 SELECT format('run %s (%s), since %s', number, name, to_char(created_at, 'YYYY-MM-DD HH24:MI')) FROM run WHERE dataset_id = $1 AND state = 'running'`,
		[datasetId],
	);
	if (rows.length === 0) return;
	const open = rows.map((row) => row.what);
	throw new AppError("conflict", `Still writing into this dataset: ${open.join("; ")}. Publish what is there now all the same?`, { open });
}

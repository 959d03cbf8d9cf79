import "server-only";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { seedSamplesJob } from "#lib/samples/jobs.ts";
import { SAMPLES_ACTOR } from "#lib/samples/schema.ts";

/**
 * Asks a worker to fill an empty studio with the sample scenes, once in its life: whoever takes them away later is left without them. A job that
 * failed is asked for again.
 */
export async function startSeedingSamples(): Promise<void> {
	await withTransaction(async (tx) => {
		// Two workers that start at once wait for each other here.
		await tx.query("SELECT pg_advisory_xact_lock(hashtext('seed samples'))");
		if (await isDue(tx)) await enqueueJob(tx, seedSamplesJob, {}, { actor: SAMPLES_ACTOR.id, datasetId: null });
	});
}

async function isDue(tx: Tx): Promise<boolean> {
	const { rows } = await tx.query<{ isDue: boolean }>(
		`SELECT NOT EXISTS (SELECT FROM job WHERE name = $1 AND state <> 'failed')
		   AND (EXISTS (SELECT FROM job WHERE name = $1) OR NOT EXISTS (SELECT FROM dataset)) AS "isDue"`,
		[seedSamplesJob.name],
	);
	return rows[0]?.isDue ?? false;
}

import "server-only";
import { database } from "#lib/db/database.ts";
import { queueSchemaName } from "#lib/jobs/queue-schema.ts";

/**
 * Makes the rows that people see tell what the queue knows of jobs that lost their worker: such a worker cannot write
 * its row any more. The attempt is compared so that a job which runs again meanwhile is left alone.
 */
export async function correctJobRows(): Promise<void> {
	const open = database();
	const queue = queueSchemaName(open.schema);
	await open.pool.query(`
		UPDATE job SET
			state = CASE b.state::text WHEN 'failed' THEN 'failed' ELSE 'queued' END::job_state,
			error = CASE b.state::text WHEN 'failed' THEN 'The worker stopped during every attempt.' ELSE 'The worker stopped; this will be run again.' END,
			finished_at = CASE b.state::text WHEN 'failed' THEN now() END
		FROM ${queue}.job b
		WHERE b.name = job.name AND b.id = job.id AND (
			(job.state = 'running' AND b.state::text IN ('created', 'retry', 'failed') AND job.attempt = b.retry_count + 1)
			OR (job.state = 'queued' AND b.state::text = 'failed'))`);
}

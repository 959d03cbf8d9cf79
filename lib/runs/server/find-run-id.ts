import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";

/** The run that people know by a number, null where there is none. */
export async function findRunId(number: number): Promise<RunId | null> {
	const { rows } = await database().pool.query<{ id: RunId }>("SELECT id FROM run WHERE number = $1", [number]);
	return rows[0]?.id ?? null;
}

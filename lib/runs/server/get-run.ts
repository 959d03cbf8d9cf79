import "server-only";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { RunId } from "#lib/ids.ts";
import type { Run } from "#lib/runs/schema.ts";
import { type RunRow, SELECT_RUN, toRun } from "#lib/runs/server/run-row.ts";

/** @throws AppError not_found */
export async function getRun(id: RunId): Promise<Run> {
	const { rows } = await database().pool.query<RunRow>(`${SELECT_RUN} WHERE r.id = $1`, [id]);
	const [row] = rows;
	if (!row) throw new AppError("not_found", `There is no run ${id}.`);
	return toRun(row);
}

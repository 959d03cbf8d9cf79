import { AppError } from "#lib/errors.ts";
import type { RunId } from "#lib/ids.ts";
import { findRunId } from "#lib/runs/server/find-run-id.ts";

/** @throws AppError not_found */
export async function getRunByNumber(number: number): Promise<RunId> {
	const id = await findRunId(number);
	if (id === null) throw new AppError("not_found", `There is no run ${number}. studio runs list names them.`);
	return id;
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { ImportId, Refusal } from "#lib/imports/schema.ts";

export const REFUSALS_PER_PAGE = 100;

export type RefusalPage = { readonly refusals: readonly Refusal[] /** Where the next page goes on, null after the last. */; readonly next: number | null };

/**
 * What an import refused, in the order in which it was met; `after` is the `next` of the page before.
 * @throws AppError not_found
 */
export async function listRefusals(
	actor: Actor,
	{ importId, after = 0, limit = REFUSALS_PER_PAGE }: { readonly importId: ImportId; readonly after?: number; readonly limit?: number },
): Promise<RefusalPage> {
	authorize(actor, "dataset:read");
	const { rows } = await database().pool.query<Omit<Refusal, "byteOffset"> & { readonly ordinal: number; readonly byteOffset: string | null }>(
		`SELECT ordinal, file, "row", byte_offset AS "byteOffset", reason FROM import_refusal
		 WHERE import_id = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3`,
		[importId, after, limit + 1],
	);
	if (rows.length === 0 && !(await database().prisma.importRun.findUnique({ where: { id: importId }, select: { id: true } })))
		throw new AppError("not_found", `There is no import ${importId}.`);
	const page = rows.slice(0, limit);
	return {
		refusals: page.map(({ file, row, byteOffset, reason }) => ({ file, row, byteOffset: byteOffset === null ? null : Number(byteOffset), reason })),
		next: rows.length > limit ? (page.at(-1)?.ordinal ?? null) : null,
	};
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { SubjectKind } from "#lib/history/schema.ts";
import { type ContentComparison, compareContents } from "#lib/review/compare-contents.ts";

/** In what two stored contents differ, by their hashes. @throws AppError not_found */
export async function compareStored(actor: Actor, { former, latter }: { readonly former: string; readonly latter: string }): Promise<ContentComparison> {
	authorize(actor, "dataset:read");
	const { rows } = await database().pool.query<{ hash: string; kind: SubjectKind; body: Buffer }>(
		"SELECT encode(hash, 'hex') AS hash, kind, body FROM content WHERE hash IN (decode($1, 'hex'), decode($2, 'hex'))",
		[former, latter],
	);
	const get = (hash: string) => {
		const row = rows.find((one) => one.hash === hash);
		if (!row) throw new AppError("not_found", `There is no content ${hash}.`);
		return { kind: row.kind, body: JSON.parse(row.body.toString("utf8")) as unknown };
	};
	return compareContents(get(former), get(latter));
}

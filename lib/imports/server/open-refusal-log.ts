import "server-only";
import { database } from "#lib/db/database.ts";
import type { ImportId, Refusal } from "#lib/imports/schema.ts";

const BATCH = 1_000;

export type RefusalLog = { readonly refuse: (refusal: Refusal) => Promise<void>; readonly flush: () => Promise<void>; readonly count: () => number };

/** Keeps an import's refused rows in the database, a thousand at a time, in the order in which they were met. */
export function openRefusalLog(importId: ImportId): RefusalLog {
	let waiting: Refusal[] = [];
	let written = 0;
	const flush = async () => {
		const batch = waiting;
		if (batch.length === 0) return;
		waiting = [];
		const first = written + 1;
		written += batch.length;
		await insertRefusals(importId, first, batch);
	};
	return {
		refuse: async (refusal) => {
			waiting.push(refusal);
			if (waiting.length >= BATCH) await flush();
		},
		flush,
		count: () => written + waiting.length,
	};
}

async function insertRefusals(importId: ImportId, first: number, refusals: readonly Refusal[]): Promise<void> {
	await database().pool.query(
		`INSERT INTO import_refusal (import_id, ordinal, file, "row", byte_offset, reason)
		 SELECT $1, $2 + n - 1, file, "row", byte_offset, reason
		 FROM unnest($3::text[], $4::int[], $5::bigint[], $6::text[]) WITH ORDINALITY AS r (file, "row", byte_offset, reason, n)`,
		[
			importId,
			first,
			refusals.map((refusal) => refusal.file),
			refusals.map((refusal) => refusal.row),
			refusals.map((refusal) => refusal.byteOffset),
			refusals.map((refusal) => refusal.reason.replaceAll("\0", "\ufffd").toWellFormed()),
		],
	);
}

import "server-only";
import type { Tx } from "#lib/db/database.ts";
import type { Content } from "#lib/history/content.ts";

/**
 * Stores contents, each once, whether or not a subject is at them. In the order of their hashes, so that two writers of the same contents wait for each
 * other instead of deadlocking.
 */
export async function writeContents(tx: Tx, contents: readonly Content[]): Promise<void> {
	const fresh = new Map(contents.map((content) => [content.hash.toString("hex"), content]));
	if (fresh.size === 0) return;
	const sorted = [...fresh.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, content]) => content);
	// Bodies travel as one binary value: as an array of bytea they would be written in hexadecimal and escaped, which takes twice as long.
	let end = 0;
	const offsets = sorted.map((content) => {
		const offset = end + 1;
		end += content.body.length;
		return offset;
	});
	await tx.query(
		`INSERT INTO content (hash, kind, stage, type, labels, body)
		 SELECT hash, kind, stage, type, labels::text[], substring($6::bytea FROM start FOR length)
		 FROM unnest($1::bytea[], $2::subject_kind[], $3::text[], $4::text[], $5::text[], $7::int[], $8::int[]) AS c (hash, kind, stage, type, labels, start, length)
		 ON CONFLICT (hash) DO NOTHING`,
		[
			sorted.map((content) => content.hash),
			sorted.map((content) => content.kind),
			sorted.map((content) => content.stage),
			sorted.map((content) => content.type),
			sorted.map((content) => toArrayLiteral(content.labels)),
			Buffer.concat(sorted.map((content) => content.body)),
			offsets,
			sorted.map((content) => content.body.length),
		],
	);
}

const ESCAPED = /["\\]/;
const ESCAPED_ALL = /["\\]/g;

/** An array within an array, which Postgres would take for a second dimension. */
function toArrayLiteral(texts: readonly string[]): string {
	return `{${texts.map((text) => (ESCAPED.test(text) ? `"${text.replaceAll(ESCAPED_ALL, "\\$&")}"` : `"${text}"`)).join(",")}}`;
}

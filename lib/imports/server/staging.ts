import "server-only";
import { once } from "node:events";
import pgCopy from "pg-copy-streams";
import { database } from "#lib/db/database.ts";
import { CopyRowReader } from "#lib/imports/server/copy-row-reader.ts";
import { CopyRowWriter } from "#lib/imports/server/copy-row-writer.ts";
import { STAGED, type StagedKind, type StagedRow } from "#lib/imports/staged-row.ts";

/**
 * Rows of an import, sorted by their image without being held in memory: a temporary table of one connection, filled and read by binary
 * COPY. It is gone with the connection, however the process ends. Numbers travel as doubles, which hold ids below 2^53 exactly.
 */
export type Staging = {
	readonly add: (row: StagedRow) => Promise<void> | null;
	/** Ends adding. */
	readonly seal: () => Promise<void>;
	/** The first id that two rows of a kind have, with the places of two of them. */
	readonly findDuplicate: () => Promise<{ readonly kind: StagedKind; readonly id: number; readonly byteOffsets: readonly [number, number] } | null>;
	readonly countImages: () => number;
	readonly rows: () => AsyncIterable<readonly StagedRow[]>;
	readonly close: () => void;
};

const TABLE = `CREATE TEMP TABLE staged (image_id float8 NOT NULL, kind smallint NOT NULL, id float8 NOT NULL, byte_offset float8 NOT NULL, name text, payload bytea NOT NULL)`;

export async function openStaging(): Promise<Staging> {
	const connection = await database().pool.connect();
	await connection.query("SET work_mem = '64MB'");
	await connection.query(TABLE);
	const into = connection.query(pgCopy.from("COPY staged FROM STDIN (FORMAT binary)"));
	let failure: Error | null = null;
	into.on("error", (error) => {
		failure = error;
	});
	const writer = new CopyRowWriter();
	const added = { images: 0, namedLicences: 0 };
	const send = async (bytes: Buffer) => {
		if (failure) throw failure;
		if (!into.write(bytes)) await once(into, "drain");
	};
	return {
		add: (row) => {
			if (row.kind === STAGED.image) added.images += 1;
			else if (row.kind === STAGED.namedLicence) added.namedLicences += 1;
			const full = writer.add(row);
			return full ? send(full) : null;
		},
		seal: async () => {
			await send(writer.end());
			into.end();
			await once(into, "finish");
			if (added.namedLicences === 0) return;
			await connection.query(
				`INSERT INTO staged SELECT i.image_id, ${STAGED.licence}, l.id, l.byte_offset, NULL, l.payload
				 FROM staged l JOIN staged i ON i.kind = ${STAGED.image} AND i.name = l.name WHERE l.kind = ${STAGED.namedLicence}`,
			);
		},
		findDuplicate: async () => {
			const { rows } = await connection.query<{ kind: StagedKind; id: number; first: number; last: number }>(
				`SELECT kind, id, min(byte_offset) AS first, max(byte_offset) AS last FROM staged WHERE kind IN (${STAGED.image}, ${STAGED.box}, ${STAGED.caption})
				 GROUP BY kind, id HAVING count(*) > 1 ORDER BY kind, first LIMIT 1`,
			);
			const row = rows[0];
			return row ? { kind: row.kind, id: row.id, byteOffsets: [row.first, row.last] } : null;
		},
		countImages: () => added.images,
		rows: async function* () {
			const reader = new CopyRowReader();
			const sorted = `SELECT image_id, kind, id, byte_offset, payload FROM staged WHERE kind <> ${STAGED.namedLicence} ORDER BY image_id, kind, id, byte_offset`;
			for await (const chunk of connection.query(pgCopy.to(`COPY (${sorted}) TO STDOUT (FORMAT binary)`))) yield reader.read(chunk);
		},
		close: () => connection.release(true),
	};
}

import "server-only";
import { z } from "zod";
import type { Tx } from "#lib/db/database.ts";
import type { Content } from "#lib/history/content.ts";
import { restsOnSchema } from "#lib/history/schema.ts";

const bodySchema = z.object({ restsOn: restsOnSchema.default([]) });

/** Stored contents by hexadecimal hash, as they were written. */
export async function findContents(tx: Tx, hashes: readonly Buffer[]): Promise<ReadonlyMap<string, Content>> {
	const { rows } = await tx.query<Omit<Content, "restsOn">>("SELECT hash, kind, stage, type, labels, body FROM content WHERE hash = ANY ($1::bytea[])", [
		hashes,
	]);
	return new Map(rows.map((row) => [row.hash.toString("hex"), { ...row, restsOn: bodySchema.parse(JSON.parse(row.body.toString("utf8"))).restsOn }]));
}

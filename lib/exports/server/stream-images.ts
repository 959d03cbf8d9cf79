import "server-only";
import { z } from "zod";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";
import { licenceSchema, pixelsSchema, sourceSchema } from "#lib/images/schema.ts";

const BATCH = 500;

const rowSchema = z.object({
	...pixelsSchema.pick({ sha256: true, mime: true, width: true, height: true }).shape,
	key: z.string(),
	licence: licenceSchema,
	source: sourceSchema,
	splits: z.array(z.string()),
});
export type ExportedImage = z.infer<typeof rowSchema>;

/** The pictures that leave, by the digest of their pixels. Two subjects of the same pixels come one after the other. */
export async function* streamImages({ connection, images }: ExportPlan): AsyncGenerator<readonly ExportedImage[]> {
	for (let after = 0; after < images; after += BATCH) {
		const { rows } = await connection.query(
			"SELECT key, sha256, mime, width, height, licence, source, splits FROM export_image WHERE ordinal > $1 AND ordinal <= $2 ORDER BY ordinal",
			[after, after + BATCH],
		);
		yield z.array(rowSchema).parse(rows);
	}
}

import { z } from "zod";

/** A row that did not come in: where it stands and why. JSON rows are found by their byte, CSV rows by their number, pictures by their name. */
export const refusalSchema = z.object({
	file: z.string(),
	row: z.int().nullable(),
	byteOffset: z.int().nullable(),
	reason: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** What an import brought. Images that stood in the dataset just so are counted, too. */
export const importCountsSchema = z.object({
	images: z.int(),
	regions: z.int(),
	crowd: z.int(),
	captions: z.int(),
	labels: z.int(),
	refused: z.int(),
	added: z.int(),
	changed: z.int(),
	unchanged: z.int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const NO_COUNTS: ImportCounts = { images: 0, regions: 0, crowd: 0, captions: 0, labels: 0, refused: 0, added: 0, changed: 0, unchanged: 0 };

export const importIdSchema = z.guid().brand<"ImportId">();
export type ImportId = z.infer<typeof importIdSchema>;

/** A file that an import reads from its beginning to its end, in pieces of which none is kept. */
export type ImportFile = { readonly name: string; readonly open: () => AsyncIterable<Buffer> };

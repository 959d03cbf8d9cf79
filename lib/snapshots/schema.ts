import { z } from "zod";
import { outcomeSchema, splitSchema, subjectKindSchema, textSchema } from "#lib/history/schema.ts";
import { commandIdSchema, datasetIdSchema } from "#lib/ids.ts";

export const snapshotNumberSchema = z.int().positive();

export const noteSchema = textSchema(2_000).trim().min(1, "say in a few words what this snapshot is");

export const publishSchema = z.strictObject({
	datasetId: datasetIdSchema,
	commandId: commandIdSchema,
	note: noteSchema,
	/** Publish although an import or another job still writes into the dataset. */
	whileOpen: z.boolean().default(false),
});
export type PublishInput = z.infer<typeof publishSchema>;

export const restoreSchema = z.strictObject({ datasetId: datasetIdSchema, commandId: commandIdSchema, number: snapshotNumberSchema });
export type RestoreInput = z.infer<typeof restoreSchema>;

/** How many members have this combination. Stage of a trace is its kind. */
export const snapshotCountSchema = z.strictObject({
	kind: subjectKindSchema,
	stage: z.string(),
	type: z.string(),
	split: splitSchema,
	isStale: z.boolean(),
	outcome: outcomeSchema,
	n: z.number(),
});
export type SnapshotCount = z.infer<typeof snapshotCountSchema>;

export const snapshotSchema = z.strictObject({
	datasetId: datasetIdSchema,
	number: snapshotNumberSchema,
	note: z.string(),
	counts: z.array(snapshotCountSchema),
	/** 64 hexadecimal digits; null while it is being sealed. */
	digest: z.string().nullable(),
	actor: z.string(),
	at: z.date(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

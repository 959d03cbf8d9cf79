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

/** A snapshot as the list shows it. */
export const listedSnapshotSchema = snapshotSchema.omit({ actor: true, at: true }).extend({
	/** Who published it, by the name they have now. */
	publisher: z.string(),
	at: z.iso.datetime(),
});
export type ListedSnapshot = z.infer<typeof listedSnapshotSchema>;

/** What the next snapshot would be. */
export const draftSchema = z.strictObject({
	number: snapshotNumberSchema,
	counts: z.array(snapshotCountSchema),
	/** Subjects touched since the last snapshot, counted up to `MAX_CHANGES_COUNTED`. */
	changes: z.int().nonnegative(),
});
export type Draft = z.infer<typeof draftSchema>;

export const MAX_CHANGES_COUNTED = 10_000;

export const versionPageSchema = z.strictObject({
	draft: draftSchema,
	snapshots: z.array(listedSnapshotSchema),
	/** The number to go on below, where there are more. */
	nextBefore: z.int().nullable(),
});
export type VersionPage = z.infer<typeof versionPageSchema>;

export const versionQuerySchema = z.object({ datasetId: datasetIdSchema, before: z.coerce.number().pipe(snapshotNumberSchema).optional() });
export type VersionQuery = z.infer<typeof versionQuerySchema>;

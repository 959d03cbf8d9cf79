import { z } from "zod";
import type { Box } from "#lib/geometry/box.ts";
import { SPLITS, type Split, splitSchema } from "#lib/history/schema.ts";
import { datasetIdSchema } from "#lib/ids.ts";
import type { Pixels } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { snapshotNumberSchema } from "#lib/snapshots/schema.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

/** The one way in which this export writes regions, answers and rows. It is stated in the card. */
export const LLAMA_FACTORY_PROFILE = {
	trainer: "LLaMA-Factory",
	trainerVersion: "0.9.5",
	/** LLaMA-Factory shrinks larger pictures than this unless told otherwise. */
	imagePixelsDefault: 768 * 768,
	/** What the training configuration asks for at most. */
	imagePixelsMax: 2048 * 2048,
	/** LLaMA-Factory's own default; the training configuration never asks for less. */
	tokensDefault: 2048,
} as const;

/** The file with the digest of every other one; the last to be written, so that a folder with it is whole. */
export const CHECKSUMS = "SHA256SUMS";

/** An accepted trace of an accepted question, with what an adapter needs of its picture. */
export type ExportSource = {
	readonly questionKey: string;
	readonly traceKey: string;
	readonly split: Split;
	readonly question: QuestionContent;
	readonly trace: TraceContent;
	readonly image: Pick<Pixels, "sha256" | "mime" | "width" | "height">;
	/** The boxes that the texts may name, by region key. */
	readonly boxes: ReadonlyMap<string, Box>;
};

export const LICENCE_TERMS = ["free", "attribution", "share-alike", "restricted"] as const;
export type LicenceTerms = (typeof LICENCE_TERMS)[number];

export const classifiedLicenceSchema = z.strictObject({
	/** What `--accept-licences` takes: `cc-by-nc-2.0`, `all-rights-reserved`, `unknown`. */
	code: z.string(),
	/** What people read: `CC BY-NC 2.0`. */
	title: z.string(),
	terms: z.enum(LICENCE_TERMS),
	/** What it asks for, or why it is held back. */
	note: z.string(),
});
export type ClassifiedLicence = z.infer<typeof classifiedLicenceSchema>;

/** How much of an export stands under a licence. */
export const licenceLineSchema = classifiedLicenceSchema.extend({ images: z.int(), rows: z.int(), isAccepted: z.boolean() });
export type LicenceLine = z.infer<typeof licenceLineSchema>;

export const llamaFactoryRowSchema = z.strictObject({
	/** Key of the trace's subject: the way back from a training row to the studio. */
	id: z.string(),
	messages: z.tuple([z.strictObject({ role: z.literal("user"), content: z.string() }), z.strictObject({ role: z.literal("assistant"), content: z.string() })]),
	images: z.array(z.string()),
});
export type LlamaFactoryRow = z.infer<typeof llamaFactoryRowSchema>;

/** Rows of an export by what they are, as its card tells them. */
export type ExportCounts = {
	readonly rows: number;
	readonly splits: Readonly<Record<Split, number>>;
	/** `grounded/counting` and the like. */
	readonly types: Readonly<Record<string, number>>;
	readonly letters: Readonly<Record<string, number>>;
	readonly forms: Readonly<Record<string, number>>;
};

/** What a snapshot holds and the export does not, in traces and questions. */
export type LeftOut = {
	readonly questions: Readonly<Record<"undecided" | "rejected" | "deferred" | "stale" | "withoutTrace", number>>;
	/** Of the questions that are taken. */
	readonly traces: Readonly<Record<"undecided" | "rejected" | "deferred" | "stale" | "wrongAnswer", number>>;
};

export const exportSummarySchema = z.object({
	rows: z.int().nonnegative(),
	images: z.int().nonnegative(),
	train: z.int().nonnegative(),
	validation: z.int().nonnegative(),
	test: z.int().nonnegative(),
	/** Of the snapshot, as 64 hexadecimal digits. */
	digest: z.string(),
	/** Of SHA256SUMS, which holds the digest of every other file: equal exports have equal checksums. */
	checksum: z.string(),
	bytes: z.int().nonnegative(),
});
export type ExportSummary = z.infer<typeof exportSummarySchema>;

/** What an export asked for in the browser comes to: its job's result. */
export const finishedExportSchema = exportSummarySchema.extend({ snapshot: snapshotNumberSchema });
export type FinishedExport = z.infer<typeof finishedExportSchema>;

export const startExportSchema = z.strictObject({
	datasetId: datasetIdSchema,
	snapshot: snapshotNumberSchema,
	/** Codes of licences taken on besides the free ones. */
	acceptLicences: z.array(z.string().max(300)).max(100),
});
export type StartExportInput = z.infer<typeof startExportSchema>;

export function emptySplits(): Record<Split, number> {
	return Object.fromEntries(SPLITS.map((split) => [split, 0])) as Record<Split, number>;
}

/** What an export of a snapshot would hold, before it is made. */
export const exportPreviewSchema = z.strictObject({
	rows: z.int().nonnegative(),
	images: z.int().nonnegative(),
	splits: z.record(splitSchema, z.int().nonnegative()),
	licences: z.array(licenceLineSchema),
	firstRow: llamaFactoryRowSchema.nullable(),
});
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

export const previewQuerySchema = z.object({ datasetId: datasetIdSchema, snapshot: z.coerce.number().pipe(snapshotNumberSchema) });
export type PreviewQuery = z.infer<typeof previewQuerySchema>;

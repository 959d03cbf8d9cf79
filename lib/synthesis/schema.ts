import { z } from "zod";
import { commandIdSchema, datasetIdSchema } from "#lib/ids.ts";

export const PER_IMAGE_DEFAULT = 12;
export const PER_IMAGE_MAX = 50;
export const SEED_DEFAULT = 1;
export const MISTAKE_SHARE_DEFAULT = 0.2;

const PER_IMAGE_ASKED = `it must be a whole number from 1 to ${PER_IMAGE_MAX}`;
const SEED_ASKED = "it must be a whole number, 0 or more";
const SHARE_ASKED = "it must be a number from 0 to 1";
export const perImageSchema = z.int(PER_IMAGE_ASKED).min(1, PER_IMAGE_ASKED).max(PER_IMAGE_MAX, PER_IMAGE_ASKED);
export const seedSchema = z.int(SEED_ASKED).nonnegative(SEED_ASKED);
export const mistakeShareSchema = z.number(SHARE_ASKED).min(0, SHARE_ASKED).max(1, SHARE_ASKED);

export const writeQuestionsSchema = z.strictObject({
	datasetId: datasetIdSchema,
	/** The same id means the same act, however often it is begun again. */
	commandId: commandIdSchema,
	/** So many rule-written questions an image ends up with at most, those of earlier runs counted. */
	perImage: perImageSchema,
	seed: seedSchema,
	/** Of the simple traces, this share makes one plausible slip, so that there are corrections and preferences to review. */
	mistakeShare: mistakeShareSchema.default(MISTAKE_SHARE_DEFAULT),
});
export type WriteQuestionsInput = z.infer<typeof writeQuestionsSchema>;

/** What a run of the writer added. */
export const writeQuestionsReportSchema = z.object({ images: z.int(), grounded: z.int(), composed: z.int(), traces: z.int(), pairs: z.int().default(0) });
export type WriteQuestionsReport = z.infer<typeof writeQuestionsReportSchema>;

/** What a check of the rule-written questions found: `key` is the question subject's. */
export type QuestionsReport = {
	readonly checked: number;
	/** Not checked: their image has changed since, and they are marked as such until somebody looks. */
	readonly stale: number;
	readonly differing: number;
	/** Of the differing questions, the first thousand differences. */
	readonly differences: readonly { readonly key: string; readonly reason: string }[];
};

export const SAMPLES_MAX = 20;
const SAMPLES_ASKED = `it must be a whole number from 1 to ${SAMPLES_MAX}`;
export const samplesSchema = z.int(SAMPLES_ASKED).min(1, SAMPLES_ASKED).max(SAMPLES_MAX, SAMPLES_ASKED);

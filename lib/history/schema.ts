import { z } from "zod";
import type { DatasetId } from "#lib/ids.ts";
import { isStorableText } from "#lib/text/unicode.ts";

export const SUBJECT_KINDS = ["image", "question", "trace", "pair"] as const;
export const subjectKindSchema = z.enum(SUBJECT_KINDS);
export type SubjectKind = z.infer<typeof subjectKindSchema>;

export const OUTCOMES = ["undecided", "accepted", "rejected", "deferred"] as const;
export const outcomeSchema = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcomeSchema>;

/** Stage of what is kept for others to rest on and is nobody's to decide: left out of queues, lists and counts. */
export const HIDDEN_STAGE = "hidden";

/** A subject's own outcome: that of its membership, or removed, which is none. */
export type HeadOutcome = Outcome | "removed";

export const SPLITS = ["train", "validation", "test"] as const;
export const splitSchema = z.enum(SPLITS);
export type Split = z.infer<typeof splitSchema>;

export const LINK_ROLES = ["parent", "evidence", "continues", "chosen", "rejected"] as const;

/**
 * What a content rests on, pinned by the hash of that part at the time (see `part-hash.ts`). Links are made from it, so that going back
 * to an earlier content brings back its links. Parts: '' the whole · 'r7' a region · 'label:dog' all regions of a label · 'captions'.
 */
export const restsOnSchema = z.array(
	z.strictObject({ role: z.enum(LINK_ROLES), kind: subjectKindSchema, key: z.string().min(1), part: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
);
export type RestsOn = z.infer<typeof restsOnSchema>;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Text as given, refused where a database or a trainer could not hold it. */
export function textSchema(maxLength: number) {
	return z.string().max(maxLength).refine(isStorableText, "must hold no NUL and no lone surrogate");
}

export const datasetNameSchema = z
	.string()
	.trim()
	.regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/, "use 1 to 100 letters from a to z, digits, blanks, dots, dashes or underscores, a letter or digit first");

/** A dataset with the counts of its draft. */
export type DatasetSummary = {
	readonly id: DatasetId;
	readonly name: string;
	readonly images: number;
	readonly questions: number;
	readonly accepted: number;
	/** Accepted, rejected or deferred. */
	readonly decided: number;
	/** The latest snapshot; null before the first. */
	readonly snapshot: { readonly number: number; readonly at: string } | null;
};

export const createDatasetInputSchema = z.strictObject({ name: z.string().max(1_000) });

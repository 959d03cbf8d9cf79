import { z } from "zod";
import { hashSchema } from "#lib/history/schema.ts";
import { subjectIdSchema } from "#lib/ids.ts";
import { BEHAVIORS } from "#lib/traces/schema.ts";

/** A subject as the reviewer saw it: at this content. */
export const sightingSchema = z.strictObject({ id: subjectIdSchema, hash: hashSchema });
export type Sighting = z.infer<typeof sightingSchema>;

/** Good, neutral, bad, as PRM800K has them (arXiv 2305.20050). */
export const stepVerdictSchema = z.literal([1, 0, -1]);
export type StepVerdict = z.infer<typeof stepVerdictSchema>;

/** That a behavior is not there is another thing than not having said so. */
export const spanWordSchema = z.enum(["there", "not_there"]);
export type SpanWord = z.infer<typeof spanWordSchema>;

export const PREFERENCE_CHOICES = ["left", "right", "tie", "both_bad"] as const;
export const preferenceChoiceSchema = z.enum(PREFERENCE_CHOICES);
export type PreferenceChoice = z.infer<typeof preferenceChoiceSchema>;

const rangeShape = { start: z.int().nonnegative(), end: z.int().positive() };

/** What a person says of a trace or a pair without deciding on the item; null takes back what that person said of the same before. Offsets are code points. */
export const judgedSchema = z.discriminatedUnion("aspect", [
	z.strictObject({ aspect: z.literal("step"), trace: sightingSchema, ...rangeShape, verdict: stepVerdictSchema.nullable() }),
	z.strictObject({ aspect: z.literal("span"), trace: sightingSchema, ...rangeShape, behavior: z.enum(BEHAVIORS), word: spanWordSchema.nullable() }),
	z.strictObject({
		aspect: z.literal("preference"),
		/** Null where two traces of a question are compared that no stored pair joins. */
		pair: sightingSchema.nullable(),
		/** Which side a trace stood on was drawn by this seed. */
		left: sightingSchema,
		right: sightingSchema,
		seed: z.string().max(200),
		choice: preferenceChoiceSchema.nullable(),
	}),
]);
export type Judged = z.infer<typeof judgedSchema>;
export type JudgedSpan = Extract<Judged, { aspect: "span" }>;
export type JudgedPreference = Extract<Judged, { aspect: "preference" }>;

import { z } from "zod";
import { boxSchema } from "#lib/geometry/box.ts";
import { hashSchema, restsOnSchema, textSchema } from "#lib/history/schema.ts";
import { labelSchema } from "#lib/images/schema.ts";

export const STAGES = ["grounded", "composed"] as const;
export const QUESTION_TYPES = ["counting", "presence", "left", "right", "above", "below"] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

export const OPTION_LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
export const letterSchema = z.enum(OPTION_LETTERS);
export type OptionLetter = z.infer<typeof letterSchema>;

/** Words of a text that name a region, in code points; exports write its coordinates there. */
export const mentionSchema = z.strictObject({ start: z.int().nonnegative(), end: z.int().positive(), region: z.string() });
export type Mention = z.infer<typeof mentionSchema>;

export const DIRECTIONS = ["left", "right", "above", "below"] as const;
const directionSchema = z.enum(DIRECTIONS);
export type Direction = z.infer<typeof directionSchema>;

/** The fact a rule-written question rests on, from which a second evaluator recomputes its key. */
export const derivationSchema = z.discriminatedUnion("rule", [
	/** How many regions the label has. */
	z.strictObject({ rule: z.literal("count"), label: labelSchema }),
	/** Which of the labels, in the order of the options, has a region. */
	z.strictObject({ rule: z.literal("presence"), labels: z.array(labelSchema).min(2) }),
	/** Which of the labels, in the order of the options, has a region in that direction of the anchor, a region. */
	z.strictObject({ rule: z.literal("direction"), direction: directionSchema, anchor: z.string(), labels: z.array(labelSchema).min(2) }),
	/** In which direction of the anchor the subject lies, both being regions. */
	z.strictObject({ rule: z.literal("relation"), subject: z.string(), anchor: z.string() }),
]);
export type Derivation = z.infer<typeof derivationSchema>;

export const evidenceSchema = z.strictObject({ region: z.string(), label: labelSchema, box: boxSchema });

export const stemSchema = textSchema(4_000).min(1);
export const optionTextSchema = textSchema(1_000).min(1);

export const questionContentSchema = z
	.strictObject({
		v: z.literal(1),
		kind: z.literal("question"),
		/** Key of the image's subject. */
		image: z.string().min(1),
		stage: z.enum(STAGES),
		type: z.enum(QUESTION_TYPES),
		origin: z.enum(["rule", "model", "person"]),
		stem: stemSchema,
		mentions: z.array(mentionSchema),
		/** In final order: the first is A. */
		options: z.array(optionTextSchema).min(2).max(OPTION_LETTERS.length),
		key: letterSchema,
		evidence: z.array(evidenceSchema),
		derivation: derivationSchema.nullable(),
		restsOn: restsOnSchema,
		/** Of a composed question: the grounded questions that it was made from. */
		parents: z.array(z.strictObject({ key: z.string(), hash: hashSchema })).max(4),
	})
	.refine((question) => OPTION_LETTERS.indexOf(question.key) < question.options.length, "the key names one of the options")
	.refine((question) => new Set(question.options.map((option) => option.trim().toLowerCase())).size === question.options.length, "no two options say the same");
export type QuestionContent = z.infer<typeof questionContentSchema>;

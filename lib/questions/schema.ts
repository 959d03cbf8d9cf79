import { z } from "zod";
import { boxSchema } from "#lib/geometry/box.ts";
import { hashSchema, restsOnSchema, textSchema } from "#lib/history/schema.ts";
import { ATTRIBUTES, labelSchema } from "#lib/images/schema.ts";

export const STAGES = ["grounded", "composed"] as const;
/** What is asked of a picture: what regions tell by themselves, what only a look at the picture tells (`method.md` §2.3), and what several facts tell together. */
export const GROUNDED_TYPES = ["counting", "presence", "left", "right", "above", "below", "nearest", "size", "region", "attribute"] as const;
export const SEEN_TYPES = ["recognition", "spatial", "causal", "analogical"] as const;
const COMPOSED_TYPES = ["chain", "comparison", "combination", "elimination", "conjunction"] as const;
export const QUESTION_TYPES = [...GROUNDED_TYPES, ...SEEN_TYPES, ...COMPOSED_TYPES] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** What a question was written by. */
export const ORIGINS = ["rule", "model", "person"] as const;

export const OPTION_LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
export const letterSchema = z.enum(OPTION_LETTERS);
export type OptionLetter = z.infer<typeof letterSchema>;

/** Words of a text that name a region, in code points; exports write its coordinates there. */
export const mentionSchema = z.strictObject({ start: z.int().nonnegative(), end: z.int().positive(), region: z.string() });
export type Mention = z.infer<typeof mentionSchema>;

export const DIRECTIONS = ["left", "right", "above", "below"] as const;
const directionSchema = z.enum(DIRECTIONS);
export type Direction = z.infer<typeof directionSchema>;

const attributeNameSchema = z.enum(ATTRIBUTES);
const optionLabels = z.array(labelSchema).min(2);

/** The fact a rule-written question rests on, from which a second evaluator recomputes its key. */
export const derivationSchema = z.discriminatedUnion("rule", [
	/** How many regions the label has. */
	z.strictObject({ rule: z.literal("count"), label: labelSchema }),
	/** Which of the labels, in the order of the options, has a region. */
	z.strictObject({ rule: z.literal("presence"), labels: optionLabels }),
	/** Which of the labels, in the order of the options, has a region in that direction of the anchor, a region. */
	z.strictObject({ rule: z.literal("direction"), direction: directionSchema, anchor: z.string(), labels: optionLabels }),
	/** In which direction of the anchor the subject lies, both being regions. */
	z.strictObject({ rule: z.literal("relation"), subject: z.string(), anchor: z.string() }),
	/** Which of the labels, in the order of the options and all of one category, has a region. */
	z.strictObject({ rule: z.literal("category"), category: z.string(), labels: optionLabels }),
	/** Which of the labels, in the order of the options, has the region nearest to the anchor, a region. */
	z.strictObject({ rule: z.literal("nearest"), anchor: z.string(), labels: optionLabels }),
	/** Which of the labels, in the order of the options, has the region that takes up most of the picture. */
	z.strictObject({ rule: z.literal("largest"), labels: optionLabels }),
	/** Which of the labels, in the order of the options, is that of the region, which the stem marks. */
	z.strictObject({ rule: z.literal("identity"), region: z.string(), labels: optionLabels }),
	/** Which word, the options being words, is the region's attribute. */
	z.strictObject({ rule: z.literal("attribute"), region: z.string(), attribute: attributeNameSchema }),
	/** Which of the labels, in the order of the options, has regions of which the attribute's word holds. */
	z.strictObject({ rule: z.literal("having"), attribute: attributeNameSchema, word: z.string(), labels: optionLabels }),
	/** The answer to the second parent, whose subject or anchor is the thing that the first one's answer names. */
	z.strictObject({ rule: z.literal("chain") }),
	/** By how much the first parent's number is above the second's. */
	z.strictObject({ rule: z.literal("difference") }),
	/** Which two of the parents' marked regions, counted in their order, show the same. */
	z.strictObject({ rule: z.literal("same") }),
	/** The sum of the parents' numbers. */
	z.strictObject({ rule: z.literal("sum") }),
	/** The one of the labels, in the order of the options, that is no parent's answer. */
	z.strictObject({ rule: z.literal("elimination"), labels: optionLabels }),
	/** All parents' answers together, in the parents' order. */
	z.strictObject({ rule: z.literal("conjunction") }),
	/** The answer to the second parent, in whose stem these words name what the first one's answer is, or several of it. */
	z.strictObject({ rule: z.literal("reference"), words: z.string().min(1) }),
	/** The one option that is no parent's answer. */
	z.strictObject({ rule: z.literal("remainder") }),
]);
export type Derivation = z.infer<typeof derivationSchema>;

/**
 * Of a composed question: what its key would be if a parent had any other of its answers; null where no option, or more than one, would be
 * right. Somebody who lacks that parent's fact cannot tell these cases from the true one.
 */
export const ablationSchema = z.strictObject({
	parent: z.string(),
	instead: z.array(z.strictObject({ answer: letterSchema, key: letterSchema.nullable() })).min(1),
});
export type Ablation = z.infer<typeof ablationSchema>;

/** What must hold of a composed question (`method.md` §3.3). */
export const COMPOSITION_CHECKS = [
	"key-computed",
	"one-option-right",
	"options-alike",
	"every-parent-needed",
	"picture-needed",
	"no-answer-told",
	"regions-united",
] as const;
export type CompositionCheck = (typeof COMPOSITION_CHECKS)[number];

export const compositionCheckSchema = z.strictObject({
	check: z.enum(COMPOSITION_CHECKS),
	passed: z.boolean(),
	/** What it was seen by, in words for people. */
	evidence: textSchema(1_000),
});

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
		origin: z.enum(ORIGINS),
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
		/** One a parent, in their order; left out of questions without parents, and of those that nobody checked so. */
		ablations: z.array(ablationSchema).optional(),
		/** What was looked at before it was let through; left out of questions that nobody composed so, and dropped by any edit. */
		checks: z.array(compositionCheckSchema).optional(),
		/** Keys of the generation records that a model's question came from; left out of all others. */
		generations: z.array(hashSchema).min(1).optional(),
		/** A step of composed questions that is not asked by itself: in no queue, list, count or export. Left out of all others. */
		isHidden: z.literal(true).optional(),
	})
	.refine((question) => OPTION_LETTERS.indexOf(question.key) < question.options.length, "the key names one of the options")
	.refine((question) => new Set(question.options.map((option) => option.trim().toLowerCase())).size === question.options.length, "no two options say the same");
export type QuestionContent = z.infer<typeof questionContentSchema>;

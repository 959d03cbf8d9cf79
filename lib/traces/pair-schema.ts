import { z } from "zod";
import { hashSchema, restsOnSchema } from "#lib/history/schema.ts";

/**
 * What made a pair, as LongPerceptualThoughts groups them (arXiv 2504.15362): the first letter is whether the simple part ends right (O) or wrong (X), the
 * second whether the expanded part does; the chosen side stands first. O>OO prefers the shorter of two that are right.
 */
export const PAIR_FAMILIES = ["O>OO", "O>OX", "XO>X", "XO>XX"] as const;
export type PairFamily = (typeof PAIR_FAMILIES)[number];

const sideSchema = z.strictObject({ key: z.string().min(1), hash: hashSchema });

/** Two traces of one question, of which one is preferred by how they were made. What people prefer is a judgement and stands elsewhere. */
export const pairContentSchema = z.strictObject({
	v: z.literal(1),
	kind: z.literal("pair"),
	/** Key of the question's subject. */
	question: z.string().min(1),
	family: z.enum(PAIR_FAMILIES),
	origin: z.enum(["model", "rule"]),
	chosen: sideSchema,
	rejected: sideSchema,
	restsOn: restsOnSchema,
});
export type PairContent = z.infer<typeof pairContentSchema>;

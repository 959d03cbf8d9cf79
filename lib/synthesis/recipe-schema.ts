import { z } from "zod";
import { mistakeShareSchema, perImageSchema, samplesSchema } from "#lib/synthesis/schema.ts";

/** All that a server is told; nothing is left to its defaults. */
export const samplingSchema = z.strictObject({
	temperature: z.number().min(0).max(2),
	topP: z.number().gt(0).max(1),
	topK: z.int().positive().optional(),
	repetitionPenalty: z.number().positive().optional(),
	maxTokens: z.int().min(1).max(32_768),
});
export type Sampling = z.infer<typeof samplingSchema>;

const share = z.number().min(0).max(1);

const stageShapes = {
	/** Boxes for the noun phrases of the captions. */
	detect: z.strictObject({
		stage: z.literal("detect"),
		by: z.enum(["detector", "vlm"]),
		/** Boxes of a lower score are refused; a VLM gives none. */
		scoreMin: share,
		/** Of two boxes of one label that overlap by more, the lesser goes. */
		overlapMax: share,
		sampling: samplingSchema,
	}),
	/** Grounded questions, region by region; or from the captions alone, as LPT does. */
	write: z.strictObject({ stage: z.literal("write"), from: z.enum(["regions", "captions"]), perImage: perImageSchema, sampling: samplingSchema }),
	/** Form, evidence and near-duplicates, by rules; a VLM that looks at the picture, where a verifier is named. */
	filter: z.strictObject({
		stage: z.literal("filter"),
		/** Jaccard of the words of stem and options; above, two questions are one. */
		likenessMax: share,
		verifier: z.strictObject({ samples: samplesSchema, sampling: samplingSchema }).nullable(),
	}),
	/** Two to four grounded questions hardened into one. */
	compose: z.strictObject({
		stage: z.literal("compose"),
		perImage: perImageSchema,
		sampling: samplingSchema,
		/** A policy without the picture gets the answers of all parents but one: comes it to the key more often than this, that parent was not needed. */
		ablation: z.strictObject({ samples: samplesSchema, sampling: samplingSchema, rightShareMax: share }).nullable(),
	}),
	/** Simple traces by a VLM that sees the picture. */
	think: z.strictObject({ stage: z.literal("think"), of: z.enum(["grounded", "composed", "all"]), samples: samplesSchema, sampling: samplingSchema }),
	/** A reasoner goes on with each simple trace after a cue. */
	expand: z.strictObject({ stage: z.literal("expand"), samples: samplesSchema, cues: z.array(z.string().min(1).max(100)).min(1), sampling: samplingSchema }),
	/** Everything by rules alone: no server is asked. */
	rules: z.strictObject({ stage: z.literal("rules"), perImage: perImageSchema, mistakeShare: mistakeShareSchema }),
};

export const STAGE_NAMES = ["detect", "write", "filter", "compose", "think", "expand", "rules"] as const;
export type StageName = (typeof STAGE_NAMES)[number];
export type StageOf<Name extends StageName> = z.infer<(typeof stageShapes)[Name]>;

const { detect, write, filter, compose, think, expand, rules } = stageShapes;
export const recipeStageSchema = z.discriminatedUnion("stage", [detect, write, filter, compose, think, expand, rules]);

/** The stages of a run in their order, with all their parameters. Prompts are named by the versions that the stages' own files give. */
export const recipeSchema = z
	.strictObject({
		name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "a recipe's name is made of small letters, digits and hyphens"),
		version: z.int().positive(),
		/** What it is for, and whose method it follows, in a sentence. */
		says: z.string().min(1).max(500),
		stages: z.array(recipeStageSchema).min(1),
	})
	.refine(
		({ stages }) => stages.every(({ stage }) => stage !== "filter") || stages.some(({ stage }) => stage === "write"),
		"a filter stands there without the writing that it filters",
	)
	.refine(({ stages }) => new Set(stages.map(({ stage }) => stage)).size === stages.length, "a stage stands there twice")
	.refine(
		({ stages }) => stages.every(({ stage }, index) => index === 0 || STAGE_NAMES.indexOf(stage) > STAGE_NAMES.indexOf(stages[index - 1]?.stage ?? "rules")),
		"the stages stand out of their order",
	);
export type Recipe = z.infer<typeof recipeSchema>;

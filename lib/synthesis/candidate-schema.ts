import { z } from "zod";
import { hashSchema } from "#lib/history/schema.ts";
import { commandIdSchema, datasetIdSchema, serverIdSchema, subjectIdSchema } from "#lib/ids.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

export const INSTRUCTION_LENGTH_MAX = 500;

/** Who makes it: the rules, with a seed of their own each time, or a model. */
export const engineChoiceSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("rules") }),
	z.strictObject({ kind: z.literal("server"), serverId: serverIdSchema }),
]);
export type EngineChoice = z.infer<typeof engineChoiceSchema>;

export const askForCandidateSchema = z.strictObject({
	datasetId: datasetIdSchema,
	/** Names the candidate from then on. The same id means the same act. */
	commandId: commandIdSchema,
	/** The question or trace as it was seen. */
	subject: z.strictObject({ id: subjectIdSchema, hash: hashSchema }),
	engine: engineChoiceSchema,
	/** A wish about the content; rules take none. */
	instruction: z.string().trim().max(INSTRUCTION_LENGTH_MAX, `at most ${INSTRUCTION_LENGTH_MAX} characters`),
});
export type AskForCandidateInput = z.infer<typeof askForCandidateSchema>;

export const candidateTargetSchema = z.strictObject({ id: commandIdSchema });
export type CandidateTarget = z.infer<typeof candidateTargetSchema>;

export const CANDIDATE_CHECKS = ["key_recomputed", "options_distinct", "evidence_inside", "not_near_duplicate", "answer_is_key", "differs"] as const;
export const candidateCheckSchema = z.strictObject({
	check: z.enum(CANDIDATE_CHECKS),
	isGood: z.boolean(),
	/** A figure or a few words more. */
	note: z.string().nullable(),
});
export type CandidateCheck = z.infer<typeof candidateCheckSchema>;

const contentSchema = z.discriminatedUnion("kind", [questionContentSchema, traceContentSchema]);
export type CandidateContent = z.infer<typeof contentSchema>;

/** Waiting and running are under way; ready and failed wait for their person; taken and kept are done with. */
export const CANDIDATE_STATES = ["waiting", "running", "ready", "failed", "taken", "kept"] as const;

export const candidateSchema = z.strictObject({
	id: commandIdSchema,
	datasetId: datasetIdSchema,
	subject: z.strictObject({ id: subjectIdSchema, kind: z.enum(["question", "trace"]) }),
	/** The question that the subject is, or answers. */
	questionId: subjectIdSchema,
	/** What it is to replace. */
	base: z.strictObject({ hash: hashSchema, content: contentSchema }),
	engine: z.discriminatedUnion("kind", [
		z.strictObject({ kind: z.literal("rules"), seed: z.int() }),
		z.strictObject({ kind: z.literal("server"), serverId: serverIdSchema, name: z.string(), model: z.string() }),
	]),
	instruction: z.string(),
	attempt: z.int().positive(),
	state: z.enum(CANDIDATE_STATES),
	/** Null until it is ready. */
	made: z.strictObject({ hash: hashSchema, content: contentSchema, checks: z.array(candidateCheckSchema) }).nullable(),
	/** Why there is none, and what to do. */
	failure: z.string().nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** Words of one under way: those from `from` on, in UTF-16 units; what was there from then on before is void. */
export const candidateTextSchema = z.strictObject({ id: commandIdSchema, from: z.int().nonnegative(), text: z.string() });
export type CandidateText = z.infer<typeof candidateTextSchema>;

/** What a person can choose from when they ask. */
export const candidateOfferSchema = z.strictObject({
	servers: z.array(z.strictObject({ id: serverIdSchema, name: z.string(), model: z.string(), roles: z.array(z.string()), seesPictures: z.boolean() })),
	/** What this person wished for lately, the newest first. */
	instructions: z.array(z.string()),
	/** What they chose last. */
	lastEngine: engineChoiceSchema.nullable(),
});
export type CandidateOffer = z.infer<typeof candidateOfferSchema>;

import { z } from "zod";
import { textSchema } from "#lib/history/schema.ts";
import { commandIdSchema, datasetIdSchema, runIdSchema, serverIdSchema, subjectIdSchema } from "#lib/ids.ts";
import { recipeSchema, STAGE_NAMES } from "#lib/synthesis/recipe-schema.ts";
import { seedSchema } from "#lib/synthesis/schema.ts";

export const RUN_STATES = ["running", "paused", "cancelled", "done", "failed"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What a run asks servers in: those of a server that stages of recipes need. */
export const RUN_ROLES = ["detector", "writer", "vlm", "judge", "policy", "reasoner"] as const;
export const runRoleSchema = z.enum(RUN_ROLES);
export type RunRole = z.infer<typeof runRoleSchema>;

const limitOf = (what: string) => z.number(`${what} must be a number above 0`).positive(`${what} must be a number above 0`).nullable();

/** What a run may spend. Reaching any of them pauses it; null is no limit. */
export const budgetSchema = z.strictObject({
	calls: limitOf("the calls").pipe(z.int("the calls must be a whole number").nullable()),
	/** Of prompts and answers together. */
	tokens: limitOf("the tokens").pipe(z.int("the tokens must be a whole number").nullable()),
	dollars: limitOf("the dollars"),
});
export type Budget = z.infer<typeof budgetSchema>;
export const NO_BUDGET: Budget = { calls: null, tokens: null, dollars: null };

const serversSchema = z.partialRecord(runRoleSchema, serverIdSchema);

export const RUN_NAME_LENGTH_MAX = 200;

/** What a run is to be: also what an estimate is asked with. */
const plannedShape = {
	datasetId: datasetIdSchema,
	/** The recipe's name; its highest version is taken. */
	recipe: recipeSchema.shape.name,
	/** Who answers, by role. A role that the recipe does not need is ignored. */
	servers: serversSchema,
	/** Images (or questions, of a recipe that begins with them) at most, the first by key; null for all. */
	subjectLimit: z.int("it must be a whole number").positive("it must be 1 or more").nullable(),
};
export const planRunSchema = z.strictObject(plannedShape);
export type PlanRunInput = z.infer<typeof planRunSchema>;

export const startRunSchema = z.strictObject({
	...plannedShape,
	id: runIdSchema,
	commandId: commandIdSchema,
	name: textSchema(RUN_NAME_LENGTH_MAX).min(1, "give the run a name"),
	seed: seedSchema.max(2 ** 31 - 1),
	budget: budgetSchema,
});
export type StartRunInput = z.infer<typeof startRunSchema>;

export const runTargetSchema = z.strictObject({ id: runIdSchema });
export type RunTarget = z.infer<typeof runTargetSchema>;

export const setBudgetSchema = z.strictObject({ id: runIdSchema, budget: budgetSchema });
export type SetBudgetInput = z.infer<typeof setBudgetSchema>;

/** A server as the run knew it when it began. */
export const runServerSchema = z.strictObject({ id: serverIdSchema, name: z.string(), model: z.string() });

export const runSchema = z.strictObject({
	id: runIdSchema,
	number: z.int().positive(),
	datasetId: datasetIdSchema,
	dataset: z.string(),
	name: z.string(),
	recipe: recipeSchema,
	/** Versions of the prompts that it asks by, in the order of the stages. */
	prompts: z.array(z.string()),
	seed: z.int(),
	subjectLimit: z.int().nullable(),
	servers: z.partialRecord(runRoleSchema, runServerSchema),
	budget: budgetSchema,
	state: z.enum(RUN_STATES),
	/** Why it paused or failed. */
	says: z.string().nullable(),
	resumes: z.int(),
	planned: z.int(),
	isPlanned: z.boolean(),
	calls: z.int(),
	promptTokens: z.int(),
	completionTokens: z.int(),
	dollars: z.number(),
	/** Who started it. */
	by: z.string(),
	createdAt: z.iso.datetime(),
	endedAt: z.iso.datetime().nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** What is counted of a stage. */
export const MEASURES = ["in", "done", "kept", "rejected", "right", "wrong", "unparsed"] as const;
export type Measure = (typeof MEASURES)[number];

/** A replica as one worker sees it. */
export const runServerStateSchema = z.strictObject({
	server: z.string(),
	url: z.string(),
	health: z.enum(["up", "down"]),
	inFlight: z.int(),
	/** Calls that it is trusted with at the moment. */
	limit: z.int(),
	/** Why it is down. */
	says: z.string().nullable(),
	p95Ms: z.number().nullable(),
	calls: z.int(),
	failed: z.int(),
});
export type RunServerState = z.infer<typeof runServerStateSchema>;

const countSchema = z.int().nonnegative();

/** A stage's row of the funnel. Of the stages that are judged against a key, right + wrong + unparsed is what was kept. */
export const funnelStageSchema = z.strictObject({
	stage: z.enum(STAGE_NAMES),
	/** Who does it: a server's name and model, or none for rules. */
	by: runServerSchema.nullable(),
	/** Subjects that came to it, and those it is done with. */
	in: countSchema,
	done: countSchema,
	/** Calls that servers work on at the moment. */
	inFlight: countSchema,
	kept: countSchema,
	rejected: z.array(z.strictObject({ reason: z.string(), n: countSchema })),
	right: countSchema,
	wrong: countSchema,
	unparsed: countSchema,
});
export type FunnelStage = z.infer<typeof funnelStageSchema>;

export const runStatusSchema = z.strictObject({
	run: runSchema,
	/** Subjects that the first stage begins with, in all: counted while not all of them are planned yet. */
	expected: countSchema,
	/** In the order of the recipe. */
	funnel: z.array(funnelStageSchema),
	/** Calls and tokens of the last hour, of a run that ended of its own last, a minute each, the oldest first; minutes without any are left out. */
	minutes: z.array(z.strictObject({ minute: z.iso.datetime(), calls: countSchema, tokens: countSchema })),
	/** Replicas as the workers see them, all workers' calls in flight and limits added up. */
	servers: z.array(runServerStateSchema),
	workers: countSchema,
	/** Calls that did not come through at once, the most frequent first. */
	faults: z.array(z.strictObject({ server: z.string(), says: z.string(), n: countSchema, lastAt: z.iso.datetime() })),
	/** Of each reason of a stage's rejections, one of them. */
	samples: z.array(z.strictObject({ stage: z.enum(STAGE_NAMES), reason: z.string(), n: countSchema, sample: z.string() })),
	/** The newest of what was kept. */
	results: z.array(z.strictObject({ questionId: subjectIdSchema, stage: z.string(), text: z.string() })),
	/** What calls cost, by the stage they are of. */
	spending: z.array(
		z.strictObject({
			stage: z.string(),
			calls: countSchema,
			promptTokens: countSchema,
			completionTokens: countSchema,
			dollars: z.number(),
			tookMs: z.number(),
		}),
	),
	/** Of the run's newest questions those that people decided on, and those that they accepted: for the cost of an accepted item. */
	decisions: z.strictObject({ accepted: countSchema, decided: countSchema }),
	at: z.iso.datetime(),
});
export type RunStatus = z.infer<typeof runStatusSchema>;

export const runQuerySchema = z.strictObject({ datasetId: datasetIdSchema.optional(), before: z.coerce.number().pipe(z.int().positive()).optional() });
export type RunQuery = z.infer<typeof runQuerySchema>;

/** A run in the list, with how far each of its stages is. */
export const listedRunSchema = runSchema.extend({
	expected: countSchema,
	stages: z.array(funnelStageSchema.pick({ stage: true, in: true, done: true, kept: true })),
});
export type ListedRun = z.infer<typeof listedRunSchema>;

export const runPageSchema = z.strictObject({ runs: z.array(listedRunSchema), before: z.int().nullable() });
export type RunPage = z.infer<typeof runPageSchema>;

/** What a run would come to. Where nothing was measured yet, `isMeasured` is false, and the figures are those of the recipe alone. */
export const runEstimateSchema = z.strictObject({
	stages: z.array(
		z.strictObject({
			stage: z.enum(STAGE_NAMES),
			in: countSchema,
			calls: countSchema,
			promptTokens: countSchema,
			completionTokens: countSchema,
			/** Kept of what came in or was made; 1 is everything. */
			yield: z.number().nonnegative(),
			isMeasured: z.boolean(),
			dollars: z.number().nullable(),
			seconds: z.number(),
		}),
	),
	calls: countSchema,
	tokens: countSchema,
	seconds: z.number(),
	/** Of raw replies and what is made of them. */
	diskBytes: z.number(),
	diskFreeBytes: z.number().nullable(),
	dollars: z.number().nullable(),
	/** Questions that the run adds, and of them those that people accept, by what they accepted so far. */
	questions: countSchema,
	acceptedShare: z.number().nullable(),
	dollarsPerAccepted: z.number().nullable(),
	tokensPerAccepted: z.number().nullable(),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;

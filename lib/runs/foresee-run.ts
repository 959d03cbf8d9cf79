import { callsOfTask } from "#lib/runs/calls-of-task.ts";
import { findStage } from "#lib/runs/find-stage.ts";
import type { RunEstimate } from "#lib/runs/schema.ts";
import type { Recipe, Sampling, StageName } from "#lib/synthesis/recipe-schema.ts";

/** What earlier runs measured of a stage; null where none did. */
export type Measured = {
	/** Made of one subject that came in. */
	readonly keptPerIn: number | null;
	readonly promptTokens: number | null;
	readonly completionTokens: number | null;
	readonly tookMs: number | null;
};

export type ForeseenServer = { readonly slots: number; readonly price: { readonly prompt: number; readonly completion: number } | null };

type Foreseen = {
	readonly recipe: Recipe;
	/** Subjects that the first stage begins with. */
	readonly subjects: number;
	readonly measuredOf: (stage: StageName) => Measured;
	/** Null for a stage of rules. */
	readonly serverOf: (stage: StageName) => ForeseenServer | null;
};

export type ForeseenStage = RunEstimate["stages"][number];

/** Of an answer's longest length, where nothing is measured; and of prompts, a picture's tokens among them (`interop.md` F). */
const ANSWER_SHARE = 0.5;
const PROMPT_TOKENS = 1_500;
/** Of one answer on a busy server: what a batch of many leaves to each. */
const TOKENS_A_SECOND = 25;

/** What a recipe asks for, stage by stage: counts by the yields and lengths that were measured, or by the recipe's own numbers where none were. */
export function foreseeRun({ recipe, subjects, measuredOf, serverOf }: Foreseen): ForeseenStage[] {
	const made = new Map<StageName, number>();
	return recipe.stages.map((one): ForeseenStage => {
		const { stage } = one;
		const into = cameTo(recipe, stage, { subjects, made });
		const measured = measuredOf(stage);
		const calls =
			stage === "filter" ? into * (one.stage === "filter" ? (one.verifier?.samples ?? 0) : 0) : stage === "rules" ? 0 : into * callsOfTask(recipe, stage);
		const sampling = samplingOf(recipe, stage);
		const promptTokens = Math.round(calls * (measured.promptTokens ?? PROMPT_TOKENS));
		const completionTokens = Math.round(calls * (measured.completionTokens ?? (sampling?.maxTokens ?? 0) * ANSWER_SHARE));
		const tookMs = measured.tookMs ?? (calls === 0 ? 0 : (completionTokens / calls / TOKENS_A_SECOND) * 1_000);
		const server = serverOf(stage);
		const keptPerIn = measured.keptPerIn ?? keptAtBest(recipe, stage);
		made.set(stage, into * keptPerIn);
		return {
			stage,
			in: Math.round(into),
			calls: Math.round(calls),
			promptTokens,
			completionTokens,
			yield: keptPerIn,
			isMeasured: measured.keptPerIn !== null,
			dollars: server?.price ? (promptTokens * server.price.prompt + completionTokens * server.price.completion) / 1e6 : calls === 0 ? 0 : null,
			seconds: server ? (calls * tookMs) / 1_000 / server.slots : 0,
		};
	});
}

function cameTo(recipe: Recipe, stage: StageName, { subjects, made }: { readonly subjects: number; readonly made: ReadonlyMap<StageName, number> }): number {
	if (recipe.stages[0]?.stage === stage) return subjects;
	const grounded = made.get("filter") ?? made.get("write") ?? 0;
	const composed = made.get("compose") ?? 0;
	switch (stage) {
		case "filter":
			return made.get("write") ?? 0;
		case "think": {
			const of = findStage(recipe, "think")?.of;
			return (of === "composed" ? 0 : grounded) + (of === "grounded" ? 0 : composed);
		}
		case "expand":
			return made.get("think") ?? 0;
		case "detect":
		case "write":
		case "compose":
		case "rules":
			return subjects;
		default:
			return stage satisfies never;
	}
}

/** Where nothing is rejected. */
function keptAtBest(recipe: Recipe, stage: StageName): number {
	if (stage === "filter" || stage === "detect") return 1;
	if (stage === "rules") return findStage(recipe, "rules")?.perImage ?? 1;
	return callsOfTask(recipe, stage);
}

function samplingOf(recipe: Recipe, stage: StageName): Sampling | null {
	const found = findStage(recipe, stage);
	if (!found) return null;
	if (found.stage === "filter") return found.verifier?.sampling ?? null;
	return found.stage === "rules" ? null : found.sampling;
}

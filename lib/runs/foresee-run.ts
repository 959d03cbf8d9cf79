import { callsOfTask } from "#lib/runs/calls-of-task.ts";
import { findStage } from "#lib/runs/find-stage.ts";
import type { RunEstimate } from "#lib/runs/schema.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";
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
	readonly measuredOf: (of: StageName | ForeseenCalls) => Measured;
	/** Null where the server is not chosen yet. */
	readonly serverOf: (of: ForeseenCalls) => ForeseenServer | null;
};

/** Calls as they are counted: those of a verifier and of a policy apart from those of the stage that they belong to. */
export type ForeseenCalls = Exclude<TaskStage, "rules"> | "verify" | "ablate";

type Asking = { readonly of: ForeseenCalls; readonly calls: number; readonly sampling: Sampling };

export type ForeseenStage = RunEstimate["stages"][number];

/** Of an answer's longest length, where nothing is measured; and of prompts, a picture's tokens among them (`interop.md` F). */
const ANSWER_SHARE = 0.5;
const PROMPT_TOKENS = 1_500;
/** Of one answer on a busy server: what a batch of many leaves to each. */
const TOKENS_A_SECOND = 25;
/** Most composed questions have so many; each is left out in turn, and all together. */
const PARENTS = 2;

/** What a recipe asks for, stage by stage: counts by the yields and lengths that were measured, or by the recipe's own numbers where none were. */
export function foreseeRun({ recipe, subjects, measuredOf, serverOf }: Foreseen): ForeseenStage[] {
	const made = new Map<StageName, number>();
	return recipe.stages.map((one): ForeseenStage => {
		const { stage } = one;
		const into = cameTo(recipe, stage, { subjects, made });
		const measured = measuredOf(stage);
		const asked = askingsOf(recipe, one, into).map((asking) => foreseeCalls(asking, measuredOf(asking.of), serverOf(asking.of)));
		const sum = (of: (part: ForeseenPart) => number): number => asked.reduce((total, part) => total + of(part), 0);
		const keptPerIn = measured.keptPerIn ?? keptAtBest(recipe, stage);
		made.set(stage, into * keptPerIn);
		return {
			stage,
			in: Math.round(into),
			calls: Math.round(sum(({ calls }) => calls)),
			promptTokens: sum(({ promptTokens }) => promptTokens),
			completionTokens: sum(({ completionTokens }) => completionTokens),
			yield: keptPerIn,
			isMeasured: measured.keptPerIn !== null,
			dollars: asked.some(({ dollars }) => dollars === null) ? null : sum(({ dollars }) => dollars ?? 0),
			seconds: sum(({ seconds }) => seconds),
		};
	});
}

type ForeseenPart = Pick<ForeseenStage, "calls" | "promptTokens" | "completionTokens" | "dollars" | "seconds">;

function foreseeCalls({ calls, sampling }: Asking, measured: Measured, server: ForeseenServer | null): ForeseenPart {
	const promptTokens = Math.round(calls * (measured.promptTokens ?? PROMPT_TOKENS));
	const completionTokens = Math.round(calls * (measured.completionTokens ?? sampling.maxTokens * ANSWER_SHARE));
	const tookMs = measured.tookMs ?? (calls === 0 ? 0 : (completionTokens / calls / TOKENS_A_SECOND) * 1_000);
	return {
		calls,
		promptTokens,
		completionTokens,
		dollars: server?.price ? (promptTokens * server.price.prompt + completionTokens * server.price.completion) / 1e6 : calls === 0 ? 0 : null,
		seconds: server ? (calls * tookMs) / 1_000 / server.slots : 0,
	};
}

/** Whom a stage asks, how often, for so many subjects. */
function askingsOf(recipe: Recipe, one: Recipe["stages"][number], into: number): readonly Asking[] {
	if (one.stage === "rules") return [];
	if (one.stage === "filter") return one.verifier ? [{ of: "verify", calls: into * one.verifier.samples, sampling: one.verifier.sampling }] : [];
	const asking: Asking = { of: one.stage, calls: into * callsOfTask(recipe, one.stage), sampling: one.sampling };
	if (one.stage !== "compose" || !one.ablation) return [asking];
	const { samples, sampling } = one.ablation;
	return [asking, { of: "ablate", calls: asking.calls * samples * (1 + PARENTS), sampling }];
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

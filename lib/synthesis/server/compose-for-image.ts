import "server-only";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { textSchema } from "#lib/history/schema.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { checkComposedStem } from "#lib/synthesis/check-composed-stem.ts";
import { draftComposition } from "#lib/synthesis/draft-composition.ts";
import { drawSeed } from "#lib/synthesis/draw-seed.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import { listCompositionChecks } from "#lib/synthesis/list-composition-checks.ts";
import { listQuestionCompositions } from "#lib/synthesis/list-question-compositions.ts";
import { COMPOSE_PROMPT_VERSION, phraseComposePrompt } from "#lib/synthesis/phrase-compose-prompt.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import type { QuestionComposition } from "#lib/synthesis/question-composition.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import { ablateComposition } from "#lib/synthesis/server/ablate-composition.ts";
import { askForJson } from "#lib/synthesis/server/ask-for-json.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

export type ComposeInput = {
	readonly imageKey: string;
	readonly image: ImageContent;
	/** Grounded ones of the image that passed and that nobody rejected, as they are now, in any order. */
	readonly questions: readonly Parent[];
	readonly seed: number;
	/** What a person wishes the result to be like; null in a run. */
	readonly instruction: string | null;
	/** 1, and more where a person asks for another one. */
	readonly attempt: number;
};

type Params = Omit<StageOf<"compose">, "stage">;

/** Who words the questions, and who shows that no parent can be left out; null where the recipe asks for nobody. */
type Askers = { readonly writer: Asker; readonly policy: Asker | null };

export type Composed = { readonly kept: readonly Parent[]; readonly rejected: readonly Rejection[] };

const STAGE = "compose";
/** For each question that is wanted, so many compositions are tried. */
const TRIES_PER_QUESTION = 3;
/** How often the writer is asked for other words where the first will not do. */
const WORDINGS_MAX = 2;

const wordedSchema = z.object({ stem: textSchema(1_000).trim().min(1) });
const WORDED_FORMAT = z.toJSONSchema(wordedSchema);

/**
 * Hardens grounded questions of one image into composed ones, up to `perImage`: what can be composed, and its key and options, by rule; the words by the
 * writer, held against the rule's. With a policy, each must be shown to need the picture and all its parents. The same input has the same result.
 * @throws AppError invalid where the recipe asks for a policy and there is none; CallRefused where a server may answer some other time
 */
export async function composeForImage(input: ComposeInput, params: Params, askers: Askers): Promise<Composed> {
	if (params.ablation !== null && askers.policy === null) throw new AppError("invalid", "The recipe asks for a policy, and no server has that role.");
	const seed = `${input.seed}\n${input.imageKey}`;
	const drafts = listQuestionCompositions(input.questions, seed).flatMap((composition) => {
		const draft = draftComposition(composition, { ...input, seed });
		return draft ? [{ composition, draft }] : [];
	});
	const tries = drafts.slice(0, TRIES_PER_QUESTION * params.perImage);
	const tried: One[] = [];
	const countKept = (): number => tried.filter(({ kind }) => kind === "kept").length;
	while (tried.length < tries.length && countKept() < params.perImage) {
		const next = tries.slice(tried.length, tried.length + params.perImage - countKept());
		tried.push(...(await Promise.all(next.map((one) => composeOnce(one, { input, params, askers, seed })))));
	}
	return {
		kept: tried.flatMap((one) => (one.kind === "kept" ? [one.composed] : [])),
		rejected: tried.flatMap((one) => (one.kind === "rejected" ? [one.rejection] : [])),
	};
}

type Draft = { readonly composition: QuestionComposition; readonly draft: QuestionContent };
type Setting = { readonly input: ComposeInput; readonly params: Params; readonly askers: Askers; readonly seed: string };
type One = { readonly kind: "kept"; readonly composed: Parent } | { readonly kind: "rejected"; readonly rejection: Rejection };

async function composeOnce({ composition, draft }: Draft, setting: Setting): Promise<One> {
	const { input, params, askers, seed } = setting;
	const worded = await word({ composition, draft }, setting);
	if (worded.kind === "rejected") return worded;
	const { question, generation } = worded;
	const { parents } = composition;
	const ablation = params.ablation &&
		askers.policy && {
			counts: await ablateComposition({ question, parents, seed, attempt: input.attempt }, params.ablation, askers.policy),
			rightShareMax: params.ablation.rightShareMax,
		};
	if (ablation?.counts.some(({ tries }) => tries === 0)) return rejected({ reason: "the policy gave no answer", sample: question.stem, generation });
	const checks = listCompositionChecks({ question, parents, ablation });
	const failed = checks.find(({ passed }) => !passed);
	if (failed) {
		const reason = failed.check === "picture-needed" ? "answerable from text alone" : "one parent suffices";
		return rejected({ reason, sample: `${toExcerpt(question.stem)} (${failed.evidence})`, generation });
	}
	const pins = { derivation: question.derivation, parents: question.parents };
	const key = keyOf({ image: input.imageKey, stage: STAGE, prompt: COMPOSE_PROMPT_VERSION, model: askers.writer.profile.model, ...pins });
	return { kind: "kept", composed: { key, question: { ...question, checks } } };
}

type Worded = { readonly kind: "worded"; readonly question: QuestionContent; readonly generation: string } | Extract<One, { kind: "rejected" }>;

/** The draft in the writer's words, asked for again where they do not hold. */
async function word({ composition, draft }: Draft, { input, params, askers, seed }: Setting): Promise<Worded> {
	const prompt = phraseComposePrompt({ composition, draft: draft.stem, instruction: input.instruction });
	const name = `${composition.rule} ${composition.parents.map(({ key }) => key).join(" ")}`;
	let last: Worded = rejected({ reason: "is no question", sample: toExcerpt(draft.stem), generation: null });
	for (let wording = 0; wording < WORDINGS_MAX; wording += 1) {
		const seedOf = (attempt: number) => drawSeed(seed, name, wording, attempt, input.attempt);
		const call = {
			stage: STAGE,
			promptVersion: COMPOSE_PROMPT_VERSION,
			inputs: { kind: "chat", ...prompt, begun: null },
			parameters: { ...params.sampling, seed: seedOf(1) },
			image: null,
			sample: wording,
			attempt: input.attempt,
		} as const;
		const reply = await askForJson(askers.writer, { call, schema: wordedSchema, format: WORDED_FORMAT, seedOf, shorten: null });
		if (reply.kind === "rejected") return rejected(reply.rejection);
		const { stem } = reply.value;
		const checked = checkComposedStem(stem, composition.parents, composition.rule === "reference" ? composition.words : null);
		if (checked.kind === "good") {
			const question = { ...draft, stem, mentions: [...checked.mentions], generations: [reply.generation] };
			return { kind: "worded", question, generation: reply.generation };
		}
		last = rejected({ reason: checked.reason, sample: toExcerpt(stem), generation: reply.generation });
	}
	return last;
}

function rejected(rejection: Rejection): Extract<One, { kind: "rejected" }> {
	return { kind: "rejected", rejection };
}

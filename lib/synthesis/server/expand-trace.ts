import "server-only";
import { AppError } from "#lib/errors.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { type ContinuationPlan, planContinuation } from "#lib/inference/plan-continuation.ts";
import { readContinuation } from "#lib/inference/read-continuation.ts";
import type { ServerProfile } from "#lib/inference/schema.ts";
import { toContinuationInputs } from "#lib/inference/to-continuation-inputs.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { beginExpansion } from "#lib/synthesis/begin-expansion.ts";
import { drawSeed } from "#lib/synthesis/draw-seed.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import { EXPAND_PROMPT_VERSION, phraseExpandPrompt } from "#lib/synthesis/phrase-expand-prompt.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import { askOrRefuse } from "#lib/synthesis/server/ask-or-refuse.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { type Begun, toExpandedTrace } from "#lib/synthesis/to-expanded-trace.ts";
import type { WrittenTrace } from "#lib/synthesis/write-traces.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";
import type { TraceContent } from "#lib/traces/schema.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

export type ExpandInput = {
	readonly question: QuestionContent;
	readonly questionKey: string;
	/** Right or wrong. */
	readonly simple: { readonly key: string; readonly trace: TraceContent };
	/** Of the question's image. */
	readonly captions: readonly string[];
	readonly seed: number;
	/** What a person wishes the result to be like; null in a run. */
	readonly instruction: string | null;
	/** 1, and more where a person asks for another one. */
	readonly attempt: number;
};

export type Expanded = { readonly kept: readonly WrittenTrace[]; readonly rejected: readonly Rejection[] };

/**
 * Has a reasoner, which knows the captions and does not see the picture, go on with a simple trace after a cue, as LPT does (`method.md` §4.3), so often as
 * the recipe says. Kept is what came to an option, right or wrong, without a word of what it was given to read. The same input has the same result.
 * @throws AppError invalid where the server cannot be brought to go on with a thought; what `Asker.ask` throws where it may succeed another time
 */
export async function expandTrace(input: ExpandInput, params: Omit<StageOf<"expand">, "stage">, asker: Asker): Promise<Expanded> {
	const plan = requireContinuation(asker.profile);
	if (input.captions.every((caption) => caption.trim() === "")) {
		return { kept: [], rejected: [{ reason: "no caption to reason from", sample: toExcerpt(input.question.stem), generation: null }] };
	}
	const samples = Array.from({ length: params.samples }, (_, sample) => sample);
	const expanded = await Promise.all(samples.map((sample) => expandOnce(sample, { input, params, asker, plan })));
	return {
		kept: expanded.flatMap((one) => (one.kind === "kept" ? [one.trace] : [])),
		rejected: expanded.flatMap((one) => (one.kind === "rejected" ? [one.rejection] : [])),
	};
}

function requireContinuation(profile: ServerProfile): ContinuationPlan {
	const plan = planContinuation(profile);
	if (plan.by === "none") throw new AppError("invalid", plan.says);
	return plan;
}

type Setting = {
	readonly input: ExpandInput;
	readonly params: Omit<StageOf<"expand">, "stage">;
	readonly asker: Asker;
	readonly plan: ContinuationPlan;
};
type One = { readonly kind: "kept"; readonly trace: WrittenTrace } | { readonly kind: "rejected"; readonly rejection: Rejection };

async function expandOnce(sample: number, { input, params, asker, plan }: Setting): Promise<One> {
	const { question, questionKey, simple } = input;
	const hash = toTraceContent(simple.trace, question).hash.toString("hex");
	const drawn = `${input.seed}\nexpand\n${questionKey}\n${hash}\n${sample}\n${input.attempt}`;
	const begun = beginExpansion(simple.trace.text, params.cues, drawn);
	const answered = await askOrRefuse(asker, toCall(sample, { input, params, plan, begun, drawn }));
	if (answered.kind === "refused") return rejected(answered.reason, answered.says, answered.generation);
	const { key: generation, reply } = answered.generated;
	const read = readContinuation(reply, plan);
	if (read.kind === "unreadable") return rejected("closed its thought twice", read.says, generation);
	const made = toExpandedTrace({ question, questionKey, simple, begun, thinking: read.thinking ?? "", said: read.said, generation });
	if (made.kind === "refused") return rejected(made.reason, made.words, generation);
	return { kind: "kept", trace: { key: keyOf({ question: questionKey, continues: hash, form: "expanded", generation }), trace: made.trace } };
}

function toCall(sample: number, { input, params, plan, begun, drawn }: Omit<Setting, "asker"> & { readonly begun: Begun; readonly drawn: string }): ModelCall {
	return {
		stage: "expand",
		promptVersion: EXPAND_PROMPT_VERSION,
		inputs: toContinuationInputs(plan, { user: phraseExpandPrompt(input), begun: `${input.simple.trace.text}${begun.joint}${begun.cue}` }),
		parameters: {
			...params.sampling,
			seed: drawSeed(drawn),
			...(plan.by === "template" && plan.template === "gpt-oss" ? { keepsMarks: true } : {}),
		},
		image: null,
		sample,
		attempt: input.attempt,
	};
}

function rejected(reason: string, sample: string, generation: string | null): One {
	return { kind: "rejected", rejection: { reason, sample: toExcerpt(sample), generation } };
}

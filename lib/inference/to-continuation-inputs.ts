import { breakThoughtMarks } from "#lib/inference/break-thought-marks.ts";
import type { CallInputs } from "#lib/inference/model-call.ts";
import type { ContinuationPlan } from "#lib/inference/plan-continuation.ts";
import { renderContinuation } from "#lib/inference/render-continuation.ts";
import { breakPromptMarks } from "#lib/text/break-prompt-marks.ts";

type Begun = { readonly user: string; readonly begun: string };

/** What is sent so that a model goes on at the last letter of a begun thought. No text in it ends a turn or closes the thought. */
export function toContinuationInputs(plan: ContinuationPlan, { user, begun }: Begun): CallInputs {
	const thought = breakThoughtMarks(begun);
	switch (plan.by) {
		case "template":
			return { kind: "raw", prompt: renderContinuation({ template: plan.template, system: null, user, begun }) };
		case "tokenizer":
			return { kind: "thought", user: breakPromptMarks(user), begun: thought };
		case "chat":
			return { kind: "chat", system: null, user: breakPromptMarks(user), begun: `<think>\n${thought}` };
		default:
			return plan satisfies never;
	}
}

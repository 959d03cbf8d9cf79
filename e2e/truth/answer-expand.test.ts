import { expect, test } from "vitest";
import { cocoImageContents } from "#e2e/fixtures/coco-image-contents.ts";
import { ruleQuestions } from "#e2e/fixtures/rule-questions.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import type { Asked } from "#e2e/inference-server/asked.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import type { ContinuationPlan } from "#lib/inference/plan-continuation.ts";
import { readContinuation } from "#lib/inference/read-continuation.ts";
import { toContinuationInputs } from "#lib/inference/to-continuation-inputs.ts";
import { findLeaks } from "#lib/synthesis/find-leaks.ts";
import { phraseExpandPrompt } from "#lib/synthesis/phrase-expand-prompt.ts";
import { readFinalAnswer } from "#lib/synthesis/read-final-answer.ts";

const images = lacksTestData("coco-ccby") ? new Map<string, never>() : cocoImageContents();
const questions =
	images.size === 0
		? []
		: ruleQuestions()
				.filter(({ stage, mentions }) => stage === "grounded" && mentions.length === 0)
				.slice(0, 50);
const BEGUN = "I look at it as a whole. Wait,";

function ask(inputs: ReturnType<typeof toContinuationInputs>): Asked {
	const messages =
		inputs.kind === "chat" ? [{ role: "user", content: inputs.user }, ...(inputs.begun === null ? [] : [{ role: "assistant", content: inputs.begun }])] : [];
	return {
		kind: inputs.kind === "raw" ? "completion" : "chat",
		messages,
		prompt: inputs.kind === "raw" ? inputs.prompt : null,
		images: [],
		schema: null,
		model: "m",
		seed: 0,
		sample: 0,
		body: {},
	};
}

/** How each question's begun thought is gone on with. */
async function expandAll(plan: ContinuationPlan, errorShare: number) {
	const answer = answerTruthfully(openTruth({ images: [...images].map(([key, content]) => ({ key, content })), errorShare, seed: "t" }));
	return Promise.all(
		questions.map(async (question) => {
			const captions = images.get(question.image)?.captions.map(({ text }) => text) ?? [];
			const said = await answer(ask(toContinuationInputs(plan, { user: phraseExpandPrompt({ question, captions, instruction: null }), begun: BEGUN })));
			const reply = plan.by === "chat" ? { choices: [{ message: { content: said.replace(`<think>\n${BEGUN}`, "") } }] } : { choices: [{ text: said }] };
			const read = readContinuation(reply, plan);
			if (read.kind === "unreadable") throw new Error(read.says);
			return { isRight: readFinalAnswer(read.said, question.options) === question.key, leaks: findLeaks(read.thinking ?? "").length > 0 };
		}),
	);
}

const PLANS: readonly ContinuationPlan[] = [{ by: "template", template: "r1" }, { by: "template", template: "gpt-oss" }, { by: "chat" }];

test.skipIf(lacksTestData("coco-ccby")).each(PLANS)(
	"who knows the truth goes on with a thought to the right answer, and now and then speaks of the caption: %j",
	async (plan) => {
		const right = await expandAll(plan, 0);
		expect(right.length).toBeGreaterThan(40);
		// A stem may be right of two things, which nobody can tell.
		expect(right.filter(({ isRight }) => !isRight).length).toBeLessThan(3);
		const leaking = right.filter(({ leaks }) => leaks).length / right.length;
		expect([leaking > 0.03, leaking < 0.35]).toEqual([true, true]);
		const erring = (await expandAll(plan, 0.3)).filter(({ isRight }) => !isRight).length / right.length;
		expect([erring > 0.1, erring < 0.5]).toEqual([true, true]);
	},
);

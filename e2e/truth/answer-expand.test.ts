import { expect, test } from "vitest";
import { cocoImageContents } from "#e2e/fixtures/coco-image-contents.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import type { Asked } from "#e2e/inference-server/asked.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { listWordings } from "#e2e/truth/list-wordings.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import type { ContinuationPlan } from "#lib/inference/plan-continuation.ts";
import { readContinuation } from "#lib/inference/read-continuation.ts";
import { toContinuationInputs } from "#lib/inference/to-continuation-inputs.ts";
import { findLeaks } from "#lib/synthesis/find-leaks.ts";
import { phraseExpandPrompt } from "#lib/synthesis/phrase-expand-prompt.ts";
import { readFinalAnswer } from "#lib/synthesis/read-final-answer.ts";

const BEGUN = "I look at it as a whole. Wait,";
const PHOTOS = 5;
const images = lacksTestData("coco-ccby") ? [] : [...cocoImageContents()].slice(0, PHOTOS).map(([key, content]) => ({ key, content }));

function toAsked(inputs: ReturnType<typeof toContinuationInputs>): Asked {
	const asked = { images: [], schema: null, model: "m", seed: 0, sample: 0, body: {} };
	if (inputs.kind !== "chat") return { ...asked, kind: "completion", messages: [], prompt: inputs.kind === "raw" ? inputs.prompt : "" };
	const messages = [
		{ role: "user", content: inputs.user },
		{ role: "assistant", content: inputs.begun ?? "" },
	];
	return { ...asked, kind: "chat", messages, prompt: null };
}

/** Of some photos' facts, asked with the right option first: how their begun thought is gone on with. */
async function expandAll(plan: ContinuationPlan, errorShare: number) {
	const truth = openTruth({ images, errorShare, seed: "t" });
	const answer = answerTruthfully(truth);
	const asked = images.map(async ({ content }) => {
		const captions = content.captions.map(({ text }) => text);
		const ask = (question: { readonly stem: string; readonly options: readonly string[] }) =>
			toAsked(
				toContinuationInputs(plan, {
					user: phraseExpandPrompt({ question: { stem: question.stem, options: [...question.options] }, captions, instruction: null }),
					begun: BEGUN,
				}),
			);
		const image = await truth.findImage(ask({ stem: "", options: [] }));
		const questions = image ? image.facts.flatMap((fact) => listWordings(fact, image).slice(0, 1)).filter(({ mentions }) => mentions.length === 0) : [];
		return Promise.all(questions.map(async (question) => readExpansion(await answer(ask(question)), plan, question.options)));
	});
	return (await Promise.all(asked)).flat();
}

function readExpansion(said: string, plan: ContinuationPlan, options: readonly string[]) {
	const reply = plan.by === "chat" ? { choices: [{ message: { content: said.replace(`<think>\n${BEGUN}`, "") } }] } : { choices: [{ text: said }] };
	const read = readContinuation(reply, plan);
	if (read.kind === "unreadable") throw new Error(read.says);
	return { isRight: readFinalAnswer(read.said, options) === "A", leaks: findLeaks(read.thinking ?? "").length > 0 };
}

const PLANS: readonly ContinuationPlan[] = [{ by: "template", template: "r1" }, { by: "template", template: "gpt-oss" }, { by: "chat" }];

test.skipIf(lacksTestData("coco-ccby")).each(PLANS)(
	"who knows the truth goes on with a thought to the right answer, and now and then speaks of the caption: %j",
	async (plan) => {
		const right = await expandAll(plan, 0);
		expect(right.length).toBeGreaterThan(5);
		// A stem may be right of two things, which nobody can tell.
		expect(right.filter(({ isRight }) => !isRight).length).toBeLessThan(3);
		expect(right.some(({ leaks }) => leaks)).toBe(true);
		expect(right.filter(({ leaks }) => leaks).length).toBeLessThan(right.length / 2);
	},
);

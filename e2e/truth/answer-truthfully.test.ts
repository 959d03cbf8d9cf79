import { expect, test } from "vitest";
import { cocoImageContents } from "#e2e/fixtures/coco-image-contents.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import type { Asked } from "#e2e/inference-server/asked.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { listFacts } from "#lib/synthesis/list-facts.ts";
import { phraseThinkPrompt } from "#lib/synthesis/phrase-think-prompt.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";
import { writeGroundedQuestions } from "#lib/synthesis/write-grounded-questions.ts";

/** As it comes where no picture can be sent: the image is known by its caption. */
function ask(question: QuestionContent, image: ImageContent | undefined): Asked {
	const { system, user } = phraseThinkPrompt(question);
	const captions = image?.captions.map(({ text }) => text.trim()).join("\n") ?? "";
	const messages = [
		{ role: "system", content: system },
		{ role: "user", content: `${captions}\n${user}` },
	];
	return { kind: "chat", messages, prompt: null, images: [], schema: null, model: "m", seed: 0, sample: 0, body: {} };
}

const PHOTOS = 12;
const images = new Map(lacksTestData("coco-ccby") ? [] : [...cocoImageContents()].slice(0, PHOTOS));
const questions = [...images].flatMap(([imageKey, image]) => {
	const tally = createLabelTally();
	for (const { regions } of images.values())
		tallyLabels(
			tally,
			regions.map(({ label }) => label),
		);
	const { questions: written } = writeGroundedQuestions(listFacts(image, toVocabulary(tally), "another seed"), {
		imageKey,
		image,
		perImage: 8,
		seed: 2,
		mistakeShare: 0,
		tally: {},
	});
	return written.map(({ question }) => question).filter(({ mentions }) => mentions.length === 0);
});

const letterIn = (said: string): string | undefined => /<answer> ([A-H]) <\/answer>/.exec(said)?.[1];

async function answersOf(errorShare: number) {
	const answer = answerTruthfully(openTruth({ images: [...images].map(([key, content]) => ({ key, content })), errorShare, seed: "t" }));
	return Promise.all(questions.map(async (question) => ({ question, letter: letterIn(await answer(ask(question, images.get(question.image)))) })));
}

test.skipIf(lacksTestData("coco-ccby"))("a question of the rule writer, whatever its seed, is answered rightly by who knows the truth", async () => {
	const answers = await answersOf(0);
	expect(answers.length).toBeGreaterThan(20);
	expect(answers.filter(({ question, letter }) => letter !== question.key).map(({ question }) => question)).toEqual([]);
});

test.skipIf(lacksTestData("coco-ccby"))("it errs as often as it is told to, and always the same", async () => {
	const answers = await answersOf(0.3);
	const wrong = answers.filter(({ question, letter }) => letter !== question.key).length / answers.length;
	expect(wrong).toBeGreaterThan(0.15);
	expect(wrong).toBeLessThan(0.45);
	expect(await answersOf(0.3)).toEqual(answers);
});

import { expect, test } from "vitest";
import { cocoImageContents } from "#e2e/fixtures/coco-image-contents.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import { answerCompose } from "#e2e/truth/answer-compose.ts";
import { findComposedOption } from "#e2e/truth/find-composed-option.ts";
import { listWordings } from "#e2e/truth/list-wordings.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { draftComposition } from "#lib/synthesis/draft-composition.ts";
import { listQuestionCompositions } from "#lib/synthesis/list-question-compositions.ts";
import { phraseComposePrompt } from "#lib/synthesis/phrase-compose-prompt.ts";

const PHOTOS = 14;
const PARENTS = 8;
const images = lacksTestData("coco-ccby") ? [] : [...cocoImageContents()].slice(0, PHOTOS).map(([key, content]) => ({ key, content }));
const truth = openTruth({ images, errorShare: 0, seed: "t" });
const nobody = { kind: "chat", prompt: null, images: [], schema: null, model: "m", seed: 0, sample: 0, body: {} } as const;

async function know(captions: readonly { readonly text: string }[]): Promise<TrueImage | null> {
	return truth.findImage({ ...nobody, messages: captions.map(({ text }) => ({ role: "user", content: text.trim() })) });
}

/** What is composed of true questions about an image, in the words of the tests' writer, and the letter that they come to. */
async function compose(image: TrueImage) {
	const facts = createSeededRandom(image.key).shuffle(image.facts).slice(0, PARENTS);
	const parents = facts.flatMap((fact, at) => {
		const question = listWordings(fact, image).find(({ mentions }) => mentions.length === 0);
		return question ? [{ key: `q${at}`, question }] : [];
	});
	return Promise.all(
		listQuestionCompositions(parents, "s").map(async (composition) => {
			const drafted = draftComposition(composition, { imageKey: image.key, image: image.content, seed: "s" });
			const { system, user } = phraseComposePrompt({ composition, draft: drafted?.stem ?? "", instruction: null });
			const messages = [
				{ role: "system", content: system },
				{ role: "user", content: user },
			];
			const { stem }: { stem: string } = JSON.parse(await answerCompose.answer({ ...nobody, messages }, truth));
			return drafted && { rule: composition.rule, stem, options: drafted.options, key: drafted.key };
		}),
	);
}

test.skipIf(lacksTestData("coco-ccby"))("what is composed of true questions is answered as they come to, whatever the rule", async () => {
	const answered = [];
	for (const { content } of images) {
		const image = await know(content.captions);
		const composed = image ? (await compose(image)).filter((one) => one !== null) : [];
		if (image) answered.push(...composed.map((question) => ({ ...question, found: findComposedOption(question, image, []) })));
	}
	expect(answered.length).toBeGreaterThan(20);
	expect(new Set(answered.map(({ rule }) => rule)).size).toBeGreaterThan(3);
	expect(answered.filter(({ key, found }) => key !== found)).toEqual([]);
});

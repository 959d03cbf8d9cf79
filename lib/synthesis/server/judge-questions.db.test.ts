import { expect, test } from "vitest";
import { openAsker } from "#e2e/fixtures/open-asker.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { withCocoPhotos } from "#e2e/fixtures/with-coco-photos.ts";
import type { InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import type { FilteredQuestion } from "#lib/synthesis/filter-questions.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { judgeQuestions } from "#lib/synthesis/server/judge-questions.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";
import { writeImageQuestions } from "#lib/synthesis/write-image-questions.ts";

withTestDatabase();
const STORED = 3;
const photos = withCocoPhotos(STORED);

const VERIFIER = { samples: 3, sampling: { temperature: 0.7, topP: 1, maxTokens: 300 } };

function open(name: string, { errorShare = 0, ...options }: Partial<InferenceServerOptions> & { readonly errorShare?: number } = {}) {
	return openAsker(name, {
		dialect: "vllm",
		roles: ["vlm"],
		answerer: answerTruthfully(openTruth({ images: photos(), errorShare, seed: "truth" })),
		...options,
	});
}

/** True questions about the photos. */
function questions(): readonly FilteredQuestion[] {
	const tally = createLabelTally();
	for (const { content } of photos())
		tallyLabels(
			tally,
			content.regions.map(({ label }) => label),
		);
	return photos()
		.slice(0, STORED)
		.flatMap(({ key, content }) => {
			const writing = { vocabulary: toVocabulary(tally), tally: {}, standing: new Map(), perImage: 12, seed: 1, mistakeShare: 0 };
			const { questions: written } = writeImageQuestions({ ...writing, imageKey: key, image: content });
			return written.filter(({ question }) => question.stage === "grounded");
		});
}

async function judge(asker: Asker, change: (question: QuestionContent) => QuestionContent = (question) => question) {
	const all = questions().map(({ key, question }) => ({ key, question: change(question) }));
	return Promise.all(
		photos()
			.slice(0, 3)
			.map(({ key, content }) => judgeQuestions({ image: content, questions: all.filter(({ question }) => question.image === key), seed: 1 }, VERIFIER, asker)),
	);
}

const countsOf = (made: Awaited<ReturnType<typeof judge>>) => [made.flatMap(({ kept }) => kept).length, made.flatMap(({ rejected }) => rejected).length];

test.skipIf(lacksTestData("coco-ccby"))("true questions stand, and those with another key fall with how many came to it", async () => {
	const { asker, inference } = await open("verifier");
	const all = questions().length;
	expect(all).toBeGreaterThan(3);
	expect(countsOf(await judge(asker))).toEqual([all, 0]);
	const sent = inference.calls().length;
	const made = await judge(asker, (question) => ({ ...question, key: question.key === "A" ? "B" : "A" }));
	expect([countsOf(made), inference.calls().length]).toEqual([[0, all], sent]);
	expect(made.flatMap(({ rejected }) => rejected)[0]).toEqual({
		reason: "verifier: another answer",
		sample: expect.stringMatching(/\(0 of 3 came to the key\)$/),
		generation: expect.stringMatching(/^[0-9a-f]{64}$/),
	});
});

test.skipIf(lacksTestData("coco-ccby"))("a verifier that errs and stumbles loses some, always the same", async () => {
	const { asker } = await open("errs", { errorShare: 0.5, faults: { seed: "v", contentShare: 0.3 }, enforcesSchema: false });
	const made = await judge(asker);
	const [kept = 0, fallen = 0] = countsOf(made);
	expect([kept > 0, fallen > 0]).toEqual([true, true]);
	expect(await judge(asker)).toEqual(made);
});

test.skipIf(lacksTestData("coco-ccby"))("a model without eyes is not asked", async () => {
	const { asker } = await open("sightless", { imagesMax: 0 });
	await expect(judge(asker)).rejects.toThrow("sightless does not look at pictures.");
});

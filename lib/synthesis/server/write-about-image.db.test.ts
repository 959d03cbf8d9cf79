import { expect, test } from "vitest";
import { openAsker } from "#e2e/fixtures/open-asker.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { withCocoPhotos } from "#e2e/fixtures/with-coco-photos.ts";
import type { InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import { database } from "#lib/db/database.ts";
import { canonicalBytes } from "#lib/history/content.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { filterQuestions } from "#lib/synthesis/filter-questions.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { writeAboutImage } from "#lib/synthesis/server/write-about-image.ts";

withTestDatabase();
const STORED = 5;
const photos = withCocoPhotos(STORED);

const FROM_REGIONS: StageOf<"write"> = { stage: "write", from: "regions", perImage: 8, sampling: { temperature: 0.7, topP: 1, maxTokens: 600 } };
const FROM_CAPTIONS: StageOf<"write"> = { ...FROM_REGIONS, from: "captions" };

function open(name: string, { errorShare = 0, ...options }: Partial<InferenceServerOptions> & { readonly errorShare?: number } = {}) {
	return openAsker(name, { dialect: "vllm", answerer: answerTruthfully(openTruth({ images: photos(), errorShare, seed: "truth" })), ...options });
}

/** What becomes of the stored photos(), written about and filtered. */
async function writeAll(asker: Asker, params = FROM_REGIONS) {
	return Promise.all(
		photos()
			.slice(0, STORED)
			.map(async ({ key, content }) => {
				const written = await writeAboutImage({ imageKey: key, image: content, seed: 1 }, params, asker);
				return { written, filtered: filterQuestions({ drafts: written.kept, imageKey: key, image: content, standing: new Map(), likenessMax: 0.8 }) };
			}),
	);
}

const rejectionsOf = (made: Awaited<ReturnType<typeof writeAll>>) => made.flatMap(({ written, filtered }) => [...written.rejected, ...filtered.rejected]);
const questionsOf = (made: Awaited<ReturnType<typeof writeAll>>) => made.flatMap(({ filtered }) => filtered.kept);

test.skipIf(lacksTestData("coco-ccby"))("an image's regions give distinct questions, and the same run again gives the same bytes for nothing", async () => {
	const { asker, inference } = await open("regions");
	const made = await writeAll(asker);
	const questions = questionsOf(made);
	expect(questions.length).toBeGreaterThan(15);
	expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
	expect(rejectionsOf(made).every(({ reason }) => reason === "near-duplicate")).toBe(true);
	for (const { question } of questions) {
		expect(toQuestionContent(question).labels.length).toBeGreaterThan(0);
		expect(question).toMatchObject({ origin: "model", derivation: null, generations: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
	}
	const sent = inference.calls().length;
	const again = await writeAll(asker);
	expect(canonicalBytes(questionsOf(again))).toEqual(canonicalBytes(questions));
	expect([again, inference.calls().length]).toEqual([made, sent]);
	const hotter = questionsOf(await writeAll(asker, { ...FROM_REGIONS, sampling: { ...FROM_REGIONS.sampling, temperature: 1 } }));
	expect(hotter.filter(({ key }) => questions.some((question) => question.key === key))).toEqual([]);
	const { rows } = await database().pool.query("SELECT DISTINCT stage, prompt_version, image_sha256 IS NULL AS blind FROM generation WHERE model = 'regions'");
	expect(rows).toEqual([{ stage: "write", prompt_version: "write-1", blind: false }]);
});

test.skipIf(lacksTestData("coco-ccby"))("a server without eyes writes from captions and boxes alone", async () => {
	const { asker } = await open("blind", { imagesMax: 0 });
	expect(questionsOf(await writeAll(asker)).length).toBeGreaterThan(10);
	const { rows } = await database().pool.query("SELECT count(image_sha256)::int AS n FROM generation WHERE model = 'blind'");
	expect(rows).toEqual([{ n: 0 }]);
});

test.skipIf(lacksTestData("coco-ccby"))("from captions alone one call brings many questions, which rest on the captions", async () => {
	const { asker, inference } = await open("captions");
	const questions = questionsOf(await writeAll(asker, FROM_CAPTIONS));
	expect(questions.length).toBeGreaterThan(10);
	expect(questions.every(({ question }) => question.evidence.length === 0 && question.restsOn.every(({ part }) => part === "captions"))).toBe(true);
	expect(inference.stats().begun).toBe(STORED);
});

test.skipIf(lacksTestData("coco-ccby"))("what a model says badly is asked for once more, then rejected with its reason, and always the same", async () => {
	const faults = { seed: "f", contentShare: 0.6 };
	const { asker, inference } = await open("faults", { faults, enforcesSchema: false });
	const made = await writeAll(asker);
	const reasons = Object.groupBy(rejectionsOf(made), ({ reason }) => reason);
	expect(Object.keys(reasons).toSorted()).toEqual(expect.arrayContaining(["key outside the options", "no JSON", "ran out of tokens"]));
	for (const { generation, sample } of rejectionsOf(made))
		expect([generation, sample.length]).toEqual([expect.any(String), expect.toSatisfy((n: number) => n <= 300)]);
	expect(inference.stats().begun).toBeGreaterThan(made.reduce((sum, { written }) => sum + written.kept.length + written.rejected.length, 0));
	expect(await writeAll(asker)).toEqual(made);
});

test.skipIf(lacksTestData("coco-ccby"))("a prompt that is too long is sent once more with a smaller picture, and then rejected", async () => {
	const { asker, inference } = await open("narrow", { contextLength: 2_600 });
	const sent = inference.calls().length;
	const [made] = await writeAll(asker, { ...FROM_REGIONS, perImage: 1, sampling: { ...FROM_REGIONS.sampling, maxTokens: 2_000 } });
	expect(made?.written).toMatchObject({ kept: [], rejected: [{ reason: "too long for the model", generation: null }] });
	const bodies = inference.calls().slice(sent);
	expect([bodies.length, new Set(bodies.map(({ bodySha256 }) => bodySha256)).size]).toEqual([2 * STORED, 2 * STORED]);
});

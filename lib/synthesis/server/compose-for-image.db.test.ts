import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cocoPhotos, type Photo } from "#e2e/fixtures/coco-photos.ts";
import { PARENTS, PARENTS_IMAGE, PARENTS_IMAGE_KEY } from "#e2e/fixtures/composed-parents.ts";
import { openAsker } from "#e2e/fixtures/open-asker.ts";
import { datasetWithImages } from "#e2e/fixtures/put-images.ts";
import { ruleQuestions } from "#e2e/fixtures/rule-questions.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { decide } from "#e2e/fixtures/three-photos.ts";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import type { InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { withTransaction } from "#lib/db/database.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import type { Outcome } from "#lib/history/schema.ts";
import { findSubjectsByKeys } from "#lib/history/server/find-subjects.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { type CommandId, createId, type SubjectId } from "#lib/ids.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { filterQuestions } from "#lib/synthesis/filter-questions.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { type Composed, type ComposeInput, composeForImage } from "#lib/synthesis/server/compose-for-image.ts";
import { verifyQuestions } from "#lib/synthesis/server/verify-questions.ts";
import { writeAboutImage } from "#lib/synthesis/server/write-about-image.ts";

withTestDatabase();
let folder: string;
let photos: readonly Photo[] = [];
const STORED = 6;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-compose-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
	if (!lacksTestData("coco-ccby")) photos = await cocoPhotos(STORED);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

const SAMPLING = { temperature: 0.7, topP: 0.8, maxTokens: 512 };
const PARAMS = { perImage: 4, sampling: SAMPLING, ablation: null };
const ABLATED = { ...PARAMS, ablation: { samples: 8, sampling: SAMPLING, rightShareMax: 0.5 } };

function open(name: string, { errorShare = 0, ...options }: Partial<InferenceServerOptions> & { readonly errorShare?: number } = {}) {
	return openAsker(name, { dialect: "vllm", imagesMax: 0, answerer: answerTruthfully(openTruth({ images: photos, errorShare, seed: "truth" })), ...options });
}

/** By image: what rules asked of the first photos. */
function ruleParents(): ReadonlyMap<string, readonly Parent[]> {
	const grounded = ruleQuestions().filter(({ stage, isHidden }) => stage === "grounded" && !isHidden);
	return Map.groupBy(
		grounded.map((question) => ({ key: keyOf({ image: question.image, derivation: question.derivation }), question })),
		({ question }) => question.image,
	);
}

/** By image: what a model asked of the stored photos. */
async function modelParents(asker: Asker): Promise<ReadonlyMap<string, readonly Parent[]>> {
	const params = { stage: "write", from: "regions", perImage: 10, sampling: SAMPLING } as const;
	const written = await Promise.all(
		photos.slice(0, STORED).map(async ({ key, content }) => {
			const { kept } = await writeAboutImage({ imageKey: key, image: content, seed: 1 }, params, asker);
			return [key, filterQuestions({ drafts: kept, imageKey: key, image: content, standing: new Map(), likenessMax: 0.8 }).kept] as const;
		}),
	);
	return new Map(written);
}

async function composeAll(
	parents: ReadonlyMap<string, readonly Parent[]>,
	askers: Parameters<typeof composeForImage>[2],
	params: Parameters<typeof composeForImage>[1] = PARAMS,
) {
	const images = new Map(photos.map(({ key, content }) => [key, content]));
	return Promise.all(
		[...parents].map(async ([imageKey, questions]) => {
			const image = images.get(imageKey);
			if (!image) throw new Error(`no image ${imageKey}`);
			return composeForImage({ imageKey, image, questions, seed: 1, instruction: null, attempt: 1 }, params, askers);
		}),
	);
}

/** What the second evaluator says of all that was composed. */
function differencesOf(made: readonly Composed[], parents: ReadonlyMap<string, readonly Parent[]>): readonly string[] {
	const images = new Map(photos.map(({ key, content }) => [key, content]));
	return made
		.flatMap(({ kept }) => kept)
		.flatMap(({ question }) => {
			const image = images.get(question.image);
			const known = new Map(parents.get(question.image)?.map((parent) => [parent.key, parent.question]));
			const given = question.parents.flatMap(({ key }) => known.get(key) ?? []).map((content, index) => ({ key: question.parents[index]?.key ?? "", content }));
			return image ? recomputeKey(questionContentSchema.parse(question), image, given).differences : ["no image"];
		});
}

test.skipIf(lacksTestData("coco-ccby"))(
	"questions that rules wrote are composed, their keys come out of their parents', and the same again is the same for nothing",
	async () => {
		const { asker: writer, inference } = await open("rule-parents");
		const parents = ruleParents();
		const made = await composeAll(parents, { writer, policy: null });
		const kept = made.flatMap((one) => one.kept);
		expect(kept.length).toBeGreaterThan(30);
		expect(new Set(kept.map(({ key }) => key)).size).toBe(kept.length);
		expect(new Set(kept.map(({ question }) => question.type)).size).toBeGreaterThanOrEqual(4);
		expect(differencesOf(made, parents)).toEqual([]);
		for (const { question } of kept)
			expect(question).toMatchObject({ stage: "composed", origin: "model", generations: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
		const sent = inference.calls().length;
		const shuffled = new Map([...parents].map(([key, questions]) => [key, questions.toReversed()]));
		expect(canonicalBytes(await composeAll(shuffled, { writer, policy: null }))).toEqual(canonicalBytes(made));
		expect(inference.calls().length).toBe(sent);
	},
);

test.skipIf(lacksTestData("coco-ccby"))("questions that a model wrote are composed likewise, and a policy shows that each parent is needed", async () => {
	const { asker: writer } = await open("model-parents", { imagesMax: null });
	const { asker: policy } = await open("guessing-policy");
	const parents = await modelParents(writer);
	const made = await composeAll(parents, { writer, policy }, ABLATED);
	const kept = made.flatMap((one) => one.kept);
	expect(kept.length).toBeGreaterThan(8);
	expect(differencesOf(made, parents)).toEqual([]);
	for (const { question } of kept) {
		expect(question.checks?.map(({ passed }) => passed)).toEqual(Array.from({ length: 7 }, () => true));
		expect(question.checks?.find(({ check }) => check === "picture-needed")?.evidence).toMatch(/^[0-4] of 8 right from the text alone$/);
	}
	const reasons = new Set(made.flatMap(({ rejected }) => rejected.map(({ reason }) => reason)));
	expect(
		[...reasons].filter((reason) => !["one parent suffices", "answerable from text alone", "tells a parent's answer", "loses a mark"].includes(reason)),
	).toEqual([]);
	expect(await composeAll(parents, { writer, policy }, ABLATED)).toEqual(made);
});

test("what was composed is kept, verified from its parents at their hashes, and a parent that a person rejects makes it stale", async () => {
	const { asker: writer } = await open("kept");
	const { kept } = await composeForImage(INPUT, PARAMS, { writer, policy: null });
	expect(kept.length).toBe(4);
	const datasetId = await datasetWithImages("composed", [PARENTS_IMAGE]);
	const image = (await findSubjectsByKeys(null, { datasetId, kind: "image", keys: [PARENTS_IMAGE_KEY] })).get(PARENTS_IMAGE_KEY);
	const command = { id: createId<CommandId>(), datasetId };
	const put = (outcome: Outcome, { key, question }: Parent): Put => {
		const head = { id: createId<SubjectId>(), expectedSeq: 0, kind: "question", key, parentId: image?.id ?? null, split: "train" } as const;
		return { ...head, content: toQuestionContent(question), outcome };
	};
	await withTransaction(async (tx) => {
		await recordCommand(tx, { ...command, actor: COMMAND_LINE.id, kind: "test", fingerprint: sha256(command.id) });
		await putSubjects(
			tx,
			command,
			Object.values(PARENTS).map((parent) => put("accepted", parent)),
		);
		await putSubjects(
			tx,
			command,
			kept.map((one) => put("undecided", one)),
		);
	});
	expect((await verifyHistory(datasetId)).problems).toEqual([]);
	expect(await verifyQuestions(datasetId)).toEqual({ checked: 4, stale: 0, differing: 0, differences: [] });
	await decide({ datasetId }, { [kept[0]?.question.parents[0]?.key ?? ""]: "rejected" });
	expect(await verifyQuestions(datasetId)).toMatchObject({ checked: expect.any(Number), stale: expect.toSatisfy((stale: number) => stale >= 1), differing: 0 });
});

test.skipIf(lacksTestData("coco-ccby"))("a writer that leaves parents out is asked for other words, and then its question is rejected", async () => {
	const { asker: writer, inference } = await open("errs", { errorShare: 0.6 });
	const parents = ruleParents();
	const made = await composeAll(parents, { writer, policy: null });
	const rejected = made.flatMap((one) => one.rejected);
	expect(rejected.filter(({ reason }) => reason === "drops what is asked").length).toBeGreaterThan(3);
	expect(rejected.every(({ sample, generation }) => sample !== "" && generation !== null)).toBe(true);
	expect(inference.stats().begun).toBeGreaterThan(rejected.length + made.flatMap((one) => one.kept).length);
	expect(differencesOf(made, parents)).toEqual([]);
});

const INPUT: ComposeInput = { imageKey: PARENTS_IMAGE_KEY, image: PARENTS_IMAGE, questions: Object.values(PARENTS), seed: 1, instruction: null, attempt: 1 };

test("who is right without a parent, or without any, shows that it is not needed", async () => {
	const { asker: writer } = await open("words");
	const telling: Answerer = (asked) => {
		const text = asked.messages.at(-1)?.content ?? "";
		if (!asked.messages[0]?.content.includes("that you do not see")) return answerProbe(asked);
		const right = /^([A-H])\. (?:3|Brown|Red|2; .*|1; .*)$/m.exec(text)?.[1] ?? "A";
		return `<answer> ${text.includes("Facts") === wantsFacts ? right : "Z"} </answer>`;
	};
	let wantsFacts = true;
	const { asker: policy } = await open("knows-too-much", { answerer: telling });
	const only = { ...INPUT, questions: [PARENTS.dogs, PARENTS.cups] };
	const params = { ...ABLATED, perImage: 1 };
	const { kept, rejected } = await composeForImage(only, params, { writer, policy });
	expect(rejected.map(({ reason }) => reason)).toContain("one parent suffices");
	expect(rejected.find(({ reason }) => reason === "one parent suffices")?.sample).toMatch(/8 of 8 right without parent 1/);
	wantsFacts = false;
	const { asker: blind } = await open("knows-the-words", { answerer: telling });
	const told = await composeForImage(only, params, { writer, policy: blind });
	expect(told.rejected.map(({ reason }) => reason)).toContain("answerable from text alone");
	expect([...kept, ...told.kept].flatMap(({ question }) => question.checks ?? []).every(({ passed }) => passed)).toBe(true);
});

test("a recipe that asks for a policy does nothing without one, and of too few questions nothing is composed", async () => {
	const { asker: writer, inference } = await open("alone");
	await expect(composeForImage(INPUT, ABLATED, { writer, policy: null })).rejects.toThrow("asks for a policy");
	expect(await composeForImage({ ...INPUT, questions: [PARENTS.dog] }, PARAMS, { writer, policy: null })).toEqual({ kept: [], rejected: [] });
	expect(inference.stats().begun).toBe(0);
});

test("what is no JSON is asked for once more, and a wish and another attempt are other calls", async () => {
	const { asker: writer, inference } = await open("broken", { enforcesSchema: false });
	inference.control({ next: ["broken-json", "broken-json"] });
	const one = { ...PARAMS, perImage: 1 };
	const { kept, rejected } = await composeForImage(INPUT, one, { writer, policy: null });
	expect([kept.length, rejected.map(({ reason }) => reason)]).toEqual([1, ["no JSON"]]);
	const sent = inference.calls().length;
	await composeForImage({ ...INPUT, instruction: "in short words" }, one, { writer, policy: null });
	await composeForImage({ ...INPUT, attempt: 2 }, one, { writer, policy: null });
	expect(inference.calls().length).toBe(sent + 2);
});

import { expect, test } from "vitest";
import { openAsker } from "#e2e/fixtures/open-asker.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { withCocoPhotos } from "#e2e/fixtures/with-coco-photos.ts";
import type { InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { detectTruly } from "#e2e/truth/detect-truly.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import { database } from "#lib/db/database.ts";
import { boxOverlap } from "#lib/geometry/box-overlap.ts";
import { canonicalBytes } from "#lib/history/content.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { RED_PICTURE } from "#lib/inference/red-picture.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { detectRegions } from "#lib/synthesis/server/detect-regions.ts";

withTestDatabase();
const STORED = 5;
const photos = withCocoPhotos(STORED);

const BY_DETECTOR: StageOf<"detect"> = {
	stage: "detect",
	by: "detector",
	scoreMin: 0.3,
	overlapMax: 0.5,
	sampling: { temperature: 0, topP: 1, maxTokens: 4_096 },
};
const BY_VLM: StageOf<"detect"> = { ...BY_DETECTOR, by: "vlm" };

function open(name: string, { errorShare = 0, ...options }: Partial<InferenceServerOptions> & { readonly errorShare?: number } = {}) {
	const truth = openTruth({ images: photos(), errorShare, seed: "truth" });
	return openAsker(name, { dialect: "vllm", roles: ["vlm"], answerer: answerTruthfully(truth), detector: detectTruly(truth), ...options });
}

const openDetector = (name: string, options: Parameters<typeof open>[1] = {}) =>
	openAsker(name, { dialect: "detector", roles: ["detector"], ...detectorOf(options) });

function detectorOf({ errorShare = 0, ...options }: Parameters<typeof open>[1] & object) {
	return { detector: detectTruly(openTruth({ images: photos(), errorShare, seed: "truth" })), ...options };
}

/** The stored photos() as if nobody had boxed anything in them, or only the first thing. */
async function detectAll(asker: Asker, params: StageOf<"detect">, { keeping = 0 } = {}) {
	return Promise.all(
		photos()
			.slice(0, STORED)
			.map(async ({ key, content }) => {
				const image = { ...content, regions: content.regions.slice(0, keeping), nextRegion: content.nextRegion };
				return { content, image, ...(await detectRegions({ imageKey: key, image, seed: 1 }, params, asker)) };
			}),
	);
}

/** Of the boxes that were found, the share that lies on a true one. */
function trueShareOf(made: Awaited<ReturnType<typeof detectAll>>): number {
	const found = made.flatMap(({ content, kept, image }) => kept.regions.slice(image.regions.length).map(({ box }) => ({ box, content })));
	return found.filter(({ box, content }) => content.regions.some((region) => boxOverlap(region.box, box) > 0.7)).length / found.length;
}

const countOf = (made: Awaited<ReturnType<typeof detectAll>>): number =>
	made.reduce((sum, { kept, image }) => sum + kept.regions.length - image.regions.length, 0);

test.skipIf(lacksTestData("coco-ccby"))("a detector boxes what the captions speak of, with its scores, and the same again costs nothing", async () => {
	const { asker, inference } = await openDetector("dino");
	const made = await detectAll(asker, BY_DETECTOR);
	expect(countOf(made)).toBeGreaterThan(8);
	expect(trueShareOf(made)).toBe(1);
	for (const { kept } of made) {
		expect(imageContentSchema.parse(kept)).toEqual(kept);
		for (const region of kept.regions) expect(region).toMatchObject({ origin: "model", model: "dino", score: expect.any(Number) });
	}
	const sent = inference.calls().length;
	const again = await detectAll(asker, BY_DETECTOR);
	expect(canonicalBytes(again.map(({ kept }) => kept))).toEqual(canonicalBytes(made.map(({ kept }) => kept)));
	expect([again, inference.calls().length]).toEqual([made, sent]);
	const { rows } = await database().pool.query("SELECT DISTINCT stage, served_model, fingerprint, finish_reason FROM generation WHERE model = 'dino'");
	expect(rows).toEqual([{ stage: "detect", served_model: "dino", fingerprint: "1", finish_reason: "stop" }]);
});

test("a detector's outage is waited for, until it says that it is well", async () => {
	const { asker, inference } = await openDetector("shaky");
	inference.control({ down: true });
	const inputs = { kind: "detect", phrases: ["dog"], scoreMin: 0.3, boxesMax: 10 } as const;
	const parameters = { temperature: 0, topP: 1, maxTokens: 1, seed: null };
	const image = { sha256: "0".repeat(64), mime: "image/png", bytes: Buffer.from(RED_PICTURE.split(",")[1] ?? "", "base64") } as const;
	const calls = Array.from({ length: 12 }, (_, sample) => asker.ask({ stage: "detect", promptVersion: "1", inputs, parameters, image, sample, attempt: 1 }));
	await expect.poll(() => inference.stats().byStatus[503] ?? 0).toBeGreaterThan(10);
	inference.control({ down: false });
	expect((await Promise.all(calls)).every(({ isNew }) => isNew)).toBe(true);
});

test.skipIf(lacksTestData("coco-ccby"))("boxes that are there are not boxed again, and what errs is rejected with what it was", async () => {
	const { asker } = await openDetector("errs", { errorShare: 0.3 });
	const made = await detectAll(asker, { ...BY_DETECTOR, scoreMin: 0.05 }, { keeping: 3 });
	const reasons = new Set(made.flatMap(({ rejected }) => rejected.map(({ reason }) => reason)));
	expect(reasons).toContain("boxed already");
	const [rejection] = made.flatMap(({ rejected }) => rejected);
	expect(rejection).toMatchObject({ sample: expect.stringMatching(/ at \[-?\d+, -?\d+, -?\d+, -?\d+\], score \d\.\d\d$/), generation: expect.any(String) });
	for (const { kept, image } of made) expect(kept.regions.slice(0, image.regions.length)).toEqual(image.regions);
});

test.skipIf(lacksTestData("coco-ccby")).each(["qwen3-vl-8b", "qwen2.5-vl-7b"])(
	"%s tells boxes in its own notion, and they lie where the things are",
	async (model) => {
		const { asker } = await open(model);
		const made = await detectAll(asker, BY_VLM);
		expect(countOf(made)).toBeGreaterThan(8);
		expect(trueShareOf(made)).toBe(1);
		expect(made.flatMap(({ kept }) => kept.regions).every((region) => region.score === undefined && region.model === model)).toBe(true);
	},
);

test.skipIf(lacksTestData("coco-ccby"))("a VLM that says it badly is heard as far as it can be read, and always the same", async () => {
	const { asker } = await open("qwen3-vl-faults", { faults: { seed: "x", contentShare: 0.8 }, enforcesSchema: false });
	const made = await detectAll(asker, BY_VLM);
	expect(made.flatMap(({ rejected }) => rejected).length).toBeGreaterThan(0);
	expect(await detectAll(asker, BY_VLM)).toEqual(made);
});

test.skipIf(lacksTestData("coco-ccby"))("a server of the wrong kind, or whose boxes nobody can read, is refused with a sentence", async () => {
	const [vlm, detector] = [await open("some-vlm"), await openDetector("detects")];
	await expect(detectAll(vlm.asker, BY_VLM)).rejects.toThrow("It is not known how some-vlm counts in its boxes.");
	await expect(detectAll(vlm.asker, BY_DETECTOR)).rejects.toThrow("some-vlm is no detector.");
	await expect(detectAll(detector.asker, BY_VLM)).rejects.toThrow("detects is a detector, and no VLM.");
});

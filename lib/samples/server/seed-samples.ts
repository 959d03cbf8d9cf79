import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { sha256 } from "#lib/history/content.ts";
import { findSubjectsByKeys } from "#lib/history/server/find-subjects.ts";
import type { Command } from "#lib/history/server/record-command.ts";
import { normaliseImage } from "#lib/images/server/normalise-image.ts";
import { prepareImage } from "#lib/imports/prepare-image.ts";
import { createDatasetOnce } from "#lib/imports/server/create-dataset-once.ts";
import { writeImages } from "#lib/imports/server/write-images.ts";
import type { JobContext } from "#lib/jobs/define-job.ts";
import { listSamples, type Sample } from "#lib/samples/list-samples.ts";
import { sampleCommandId } from "#lib/samples/sample-command-id.ts";
import { SAMPLES_DATASET, type SeededSamples } from "#lib/samples/schema.ts";
import { decideSamples } from "#lib/samples/server/decide-samples.ts";
import { renderScene } from "#lib/samples/server/render-scene.ts";
import { SAMPLE_SOURCE, toSampleImage } from "#lib/samples/to-sample-image.ts";
import { publishSnapshot } from "#lib/snapshots/server/publish-snapshot.ts";
import { MISTAKE_SHARE_DEFAULT } from "#lib/synthesis/schema.ts";
import { writeQuestions } from "#lib/synthesis/server/write-questions.ts";

const SEED = 1;
const QUESTIONS_PER_IMAGE = 10;
const NOTE = "The sample scenes, a third of their questions decided";

/**
 * Draws the sample scenes into a dataset of their own, by the doors that imports, the rule writer, reviewers and leads go through. Each step is
 * one command with an id of its own: seeding that was killed is finished by beginning again, and done again changes nothing.
 */
export async function seedSamples(actor: Actor, { signal, progress }: Pick<JobContext, "signal" | "progress">): Promise<SeededSamples> {
	authorize(actor, "image:import");
	const { id: datasetId } = await createDatasetOnce(actor, SAMPLES_DATASET);
	const samples = listSamples(SEED);
	const drawn = await findSubjectsByKeys(null, { datasetId, kind: "image", keys: samples.map((sample) => keyOf(sample)) });
	for (const [done, sample] of samples.entries()) {
		signal.throwIfAborted();
		progress(done, samples.length);
		if (drawn.has(keyOf(sample))) continue;
		await drawSample(
			{ id: sampleCommandId(`draw ${datasetId}`), datasetId, actor: actor.id, kind: "draw-samples", fingerprint: sha256("draw-samples") },
			sample,
		);
	}
	progress(samples.length, samples.length);
	const writing = {
		datasetId,
		commandId: sampleCommandId(`write ${datasetId}`),
		perImage: QUESTIONS_PER_IMAGE,
		seed: SEED,
		mistakeShare: MISTAKE_SHARE_DEFAULT,
	};
	const { grounded, composed } = await writeQuestions(actor, writing, { signal, progress: () => undefined });
	const decided = await decideSamples(actor, { datasetId, signal });
	await publishSnapshot(actor, { datasetId, commandId: sampleCommandId(`publish ${datasetId}`), note: NOTE, whileOpen: true });
	return { datasetId, images: samples.length, questions: grounded + composed, decided };
}

/** As imports key an image. */
function keyOf({ id }: Sample): string {
	return `${SAMPLE_SOURCE}:${id}`;
}

async function drawSample(command: Command, { id, scene }: Sample): Promise<void> {
	const { pixels, sourceSha256 } = await normaliseImage(await renderScene(scene));
	await writeImages(command, [prepareImage(toSampleImage(scene, { id, sha256: sourceSha256 }, pixels))], false);
}

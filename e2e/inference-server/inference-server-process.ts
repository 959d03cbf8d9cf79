import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import type { Detector } from "#e2e/inference-server/detector.ts";
import { settingsSchema } from "#e2e/inference-server/settings.ts";
import { startInferenceServer } from "#e2e/inference-server/start-inference-server.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { detectTruly } from "#e2e/truth/detect-truly.ts";
import { readTruth, truthFileSchema } from "#e2e/truth/read-truth.ts";
import { openTruth } from "#e2e/truth/truth.ts";

// A process of its own, so that its work is not its client's: the options as one JSON argument, `{"url":…}` as the first line, the end on SIGTERM.
// `answererModule` and `detectorModule` are paths of files whose default export is the function. With `truth` it answers from the images in that file.
const optionsSchema = settingsSchema.extend({
	answererModule: z.string().optional(),
	detectorModule: z.string().optional(),
	truth: truthFileSchema.optional(),
});

const { answererModule, detectorModule, truth, ...settings } = optionsSchema.parse(JSON.parse(process.argv[2] ?? "{}"));
const server = await startInferenceServer({
	...settings,
	...(truth === undefined ? {} : beTruthful(truth)),
	...(answererModule === undefined ? {} : { answerer: await importDefault<Answerer>(answererModule) }),
	...(detectorModule === undefined ? {} : { detector: await importDefault<Detector>(detectorModule) }),
});
process.once("SIGTERM", () => void server.stop());
process.stdout.write(`${JSON.stringify({ url: server.url, origin: server.origin })}\n`);

function beTruthful(given: z.infer<typeof truthFileSchema>) {
	const world = openTruth(readTruth(given));
	return { answerer: answerTruthfully(world), detector: detectTruly(world) };
}

async function importDefault<Value>(file: string): Promise<Value> {
	const module: { readonly default: Value } = await import(pathToFileURL(path.resolve(file)).href);
	return module.default;
}

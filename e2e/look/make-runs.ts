import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { readImageContents } from "#e2e/fixtures/read-image-contents.ts";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import type { Studio } from "#e2e/fixtures/start-studio.ts";
import { lacksTestData, testDataDir } from "#e2e/fixtures/test-data.ts";
import type { FaultPlan } from "#e2e/inference-server/faults.ts";
import { type InferenceServer, type InferenceServerOptions, startInferenceServer } from "#e2e/inference-server/start-inference-server.ts";
import { drawPhotos } from "#e2e/look/draw-photos.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import { AppError } from "#lib/errors.ts";
import { RUN_STATES } from "#lib/runs/schema.ts";

const DATASET = "photos";
const FAULTS: FaultPlan = { seed: "look", transportShare: 0.06, contentShare: 0.05, transportKinds: ["429", "503", "500", "reset-before-answer"] };
const PATIENCE_MS = 120_000;
const LOOK_MS = 500;

/** Numbers of the runs, by what they show. */
export const RUNS = { done: 1, other: 2, paused: 3, failed: 4, running: 5 } as const;

const seenSchema = z.object({ status: z.object({ run: z.object({ state: z.enum(RUN_STATES), calls: z.number() }) }) });

/**
 * Runs in every state, made by the studio's own worker with servers that know the truth about the photos: two that are done, one whose budget is spent,
 * one whose reasoner cannot go on with a thought, and one that goes on for minutes.
 */
export async function makeRuns({ dataDir }: Studio): Promise<{ readonly stop: () => Promise<void> }> {
	const run = (...args: string[]) => mustRun(dataDir, args);
	const source = lacksTestData("coco-ccby") ? await drawPhotos() : path.join(testDataDir(), "coco-ccby");
	const captions = lacksTestData("coco-ccby") ? [] : ["--captions", path.join(source, "captions.json"), "--licences", path.join(source, "licences.csv")];
	await run("import", "coco", "--images", path.join(source, "images"), "--instances", path.join(source, "instances.json"), ...captions, "--dataset", DATASET);
	const images = await readImageContents(dataDir);
	const servers: InferenceServer[] = [];
	const serve = async (options: InferenceServerOptions, errorShare = 0.2): Promise<string> => {
		const server = await startInferenceServer({ slots: null, answerer: answerTruthfully(openTruth({ images, errorShare, seed: "look" })), ...options });
		servers.push(server);
		return server.url;
	};
	const add = (name: string, urls: readonly string[], role: string, ...rest: string[]) =>
		run("servers", "add", name, ...urls.flatMap((url) => ["--url", url]), "--role", role, ...rest);
	const slow: [number, number] = [1_200, 3_200];

	await add("writes", [await serve({ dialect: "vllm", model: "tests/writes-32b", faults: FAULTS })], "writer", "--price", "0.20/0.60", "--in-flight", "16");
	await add("sees", [await serve({ dialect: "vllm", model: "tests/looks-7b", faults: FAULTS })], "vlm", "--price", "0.05/0.15", "--in-flight", "16");
	await add("errs", [await serve({ dialect: "sglang", model: "tests/glances-3b", faults: FAULTS }, 0.6)], "vlm", "--price", "0.02/0.06", "--in-flight", "16");
	const reasoner = { dialect: "vllm", model: "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", template: "r1-distill" } as const;
	await add("thinks", [await serve({ ...reasoner, faults: FAULTS })], "reasoner", "--price", "0.30/0.90", "--in-flight", "16");
	await add("thinks-here", [await serve({ dialect: "ollama", model: "tests/thinks-32b" })], "reasoner", "--in-flight", "2");
	await add(
		"writes-far",
		[await serve({ dialect: "vllm", model: "tests/writes-235b", latencyMs: slow })],
		"writer",
		"--price",
		"0.40/1.20",
		"--in-flight",
		"8",
	);
	const [one, two] = [
		await serve({ dialect: "vllm", model: "tests/looks-72b", latencyMs: slow }),
		await serve({ dialect: "vllm", model: "tests/looks-72b", latencyMs: slow, faults: FAULTS }),
	];
	await add("sees-far", [one, two], "vlm", "--price", "0.10/0.30", "--in-flight", "12");
	await add(
		"thinks-far",
		[await serve({ ...reasoner, model: "Qwen/QwQ-32B", template: "chatml", latencyMs: slow })],
		"reasoner",
		"--price",
		"0.30/0.90",
		"--in-flight",
		"12",
	);

	const start = (name: string, writer: string, vlm: string, thinker: string, ...rest: string[]) =>
		run(...["runs", "start", "lgt-stage1", "--dataset", DATASET, "--name", name, ...rest], "--server", `writer=${writer}`, `vlm=${vlm}`, `reasoner=${thinker}`);
	const until = async (number: number, is: (seen: z.infer<typeof seenSchema>["status"]["run"]) => boolean): Promise<void> => {
		for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(LOOK_MS)) {
			const { stdout } = await runStudioCommand(dataDir, ["runs", "status", `${number}`, "--json"]);
			if (is(seenSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? "null")).status.run)) return;
		}
		throw new AppError("internal", `Run ${number} did not come to where it was to be photographed.`);
	};
	await start("First photos", "writes", "sees", "thinks", "--limit", "12", "--dollars", "5");
	await until(RUNS.done, ({ state }) => state === "done");
	await start("First photos, at a glance", "writes", "errs", "thinks", "--limit", "12", "--dollars", "5");
	await until(RUNS.other, ({ state }) => state === "done");
	await start("As far as a dime goes", "writes-far", "sees", "thinks", "--dollars", "0.1");
	await start("With a reasoner of one's own", "writes", "sees", "thinks-here", "--limit", "4", "--seed", "9");
	await until(RUNS.paused, ({ state }) => state === "paused");
	await until(RUNS.failed, ({ state }) => state === "failed");
	await start("Kitchens, streets and animals", "writes-far", "sees-far", "thinks-far", "--seed", "42", "--dollars", "20");
	await until(RUNS.running, ({ calls }) => calls > 250);
	return { stop: async () => void (await Promise.all(servers.map((server) => server.stop()))) };
}

async function mustRun(dataDir: string, args: readonly string[]): Promise<void> {
	const { exitCode, stderr } = await runStudioCommand(dataDir, args);
	if (exitCode !== 0) throw new AppError("internal", `studio ${args.join(" ")} ended with ${exitCode}: ${stderr}`);
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { datasetWithImages } from "#e2e/fixtures/put-images.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { startForTest } from "#e2e/inference-server/start-for-test.ts";
import type { InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { detectTruly } from "#e2e/truth/detect-truly.ts";
import { openTruth } from "#e2e/truth/truth.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { createId, type DatasetId, type RunId, type ServerId } from "#lib/ids.ts";
import { type ImageContent, imageContentSchema, type Region } from "#lib/images/schema.ts";
import { normaliseImage } from "#lib/images/server/normalise-image.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { probeServer } from "#lib/inference/server/probe-server.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import { getStage } from "#lib/runs/get-stage.ts";
import { type FunnelStage, NO_BUDGET, type Run, type RunRole, type RunStatus } from "#lib/runs/schema.ts";
import { estimateRun } from "#lib/runs/server/estimate-run.ts";
import { getRun } from "#lib/runs/server/get-run.ts";
import { getRunStatus } from "#lib/runs/server/get-run-status.ts";
import { startRun } from "#lib/runs/server/start-run.ts";
import { startRunning } from "#lib/runs/server/start-running.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { chooseWriteTargets } from "#lib/synthesis/choose-write-targets.ts";
import { LGT_FULL_RECIPE } from "#lib/synthesis/lgt-full-recipe.ts";
import { LPT_CODE_RECIPE } from "#lib/synthesis/lpt-code-recipe.ts";
import { LPT_PAPER_RECIPE } from "#lib/synthesis/lpt-paper-recipe.ts";
import type { Recipe, StageName } from "#lib/synthesis/recipe-schema.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";
import { type TraceContent, traceContentSchema } from "#lib/traces/schema.ts";

withTestDatabase();
let folder: string;
/** As they truly are, with all their boxes. */
let pictures: readonly Picture[];

type Picture = { readonly key: string; readonly content: ImageContent };

const SEED = 7;
const SIZE = { width: 320, height: 240 };
const PATIENCE_MS = 60_000;
const thing = (label: string, x: number, y: number, side = 36): Thing => ({ label, at: [x, y], size: [side, side] });

const SCENES: readonly { readonly caption: string; readonly things: readonly Thing[] }[] = [
	{
		caption: "A dog and a cat below a clock, with two cups and a book.",
		things: [
			thing("dog", 150, 130, 48),
			thing("cat", 40, 130),
			thing("clock", 155, 30),
			thing("cup", 260, 50),
			thing("cup", 270, 190),
			thing("book", 45, 205, 42),
		],
	},
	{
		caption: "Three birds over a bench, beside a horse and a car.",
		things: [
			thing("bench", 160, 200, 52),
			thing("bird", 50, 35),
			thing("bird", 150, 40),
			thing("bird", 260, 30),
			thing("horse", 45, 150, 48),
			thing("car", 270, 140),
		],
	},
	{
		caption: "Two dogs under a kite.",
		things: [thing("kite", 160, 40, 52), thing("dog", 50, 180), thing("dog", 260, 200)],
	},
];

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-recipes-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
	pictures = await Promise.all(
		SCENES.map(async ({ caption, things }, at) => {
			const content = imageWith(things, [caption], at);
			const { pixels } = await normaliseImage(await draw(content.regions, at));
			return { key: `drawn:${at}`, content: { ...content, pixels } };
		}),
	);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

/** On a ground of gray fields, so that each picture looks like no other one. */
function draw(regions: readonly Region[], at: number): Promise<Buffer> {
	const random = createSeededRandom(`picture ${at}`);
	const { width, height } = SIZE;
	const side = 40;
	const fields = Array.from({ length: (width * height) / side ** 2 }, (_, n) => {
		const gray = 20 + 20 * random.below(11);
		const [x, y] = [(n % (width / side)) * side, Math.floor(n / (width / side)) * side];
		return `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="rgb(${gray},${gray},${gray})"/>`;
	});
	const shapes = regions.map(({ box }) => `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="15" fill="#2b6cb0"/>`);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${fields.join("")}${shapes.join("")}</svg>`;
	return sharp(Buffer.from(svg)).png().toBuffer();
}

type Servers = Readonly<Partial<Record<RunRole, ServerId>>>;

/** One for each role, who err now and then, but for the detector. Their models are the test's own: what another one's were asked is known already. */
async function openServers(name: string): Promise<Servers> {
	const errs = answerTruthfully(openTruth({ images: pictures, errorShare: 0.2, seed: name }));
	const detector = detectTruly(openTruth({ images: pictures, errorShare: 0, seed: name }));
	const served: readonly [RunRole, InferenceServerOptions][] = [
		["detector", { dialect: "detector", detector }],
		["writer", { dialect: "vllm", slots: null, answerer: errs, imagesMax: 0 }],
		["vlm", { dialect: "vllm", slots: null, answerer: errs }],
		["policy", { dialect: "vllm", slots: null, answerer: errs, imagesMax: 0 }],
		["reasoner", { dialect: "vllm", slots: null, answerer: errs, imagesMax: 0, template: "r1-distill" }],
	];
	return Object.fromEntries(
		await Promise.all(
			served.map(async ([role, options]) => {
				const id = createId<ServerId>();
				const model = modelOf(name, role);
				const { url } = await startForTest({ model, ...options });
				await addServer(COMMAND_LINE, { id, name: `${name} ${role}`, urls: [url], roles: [role], model: null, key: null, inFlightMax: 32 });
				expect(await probeServer(COMMAND_LINE, { id })).toMatchObject({ probeError: null });
				return [role, id] as const;
			}),
		),
	);
}

const modelOf = (name: string, role: RunRole): string => `tests/${name}-${role}${role === "reasoner" ? "-DeepSeek-R1-Distill-Qwen-7B" : ""}`;

type Carried = { readonly recipe: Recipe; readonly servers: Servers; readonly datasetId: DatasetId };

async function carryOut({ recipe, servers, datasetId }: Carried): Promise<RunStatus> {
	const input = { id: createId<RunId>(), commandId: createId<never>(), datasetId, name: recipe.name, recipe: recipe.name };
	const run = await startRun(COMMAND_LINE, { ...input, servers, seed: SEED, subjectLimit: null, budget: NO_BUDGET });
	const worker = startRunning();
	onTestFinished(() => worker.stop());
	await expect.poll(async () => stateOf(await getRun(run.id)), { timeout: PATIENCE_MS }).toBe("done");
	// Only then has it told what it spent.
	await worker.stop();
	const status = await getRunStatus(COMMAND_LINE, run);
	await expectAddedUp(status);
	return status;
}

/** Why a run stands still is told at once. */
function stateOf({ state, says }: Run): string {
	if (state !== "running" && state !== "done") throw new Error(`The run is ${state}: ${says}`);
	return state;
}

function stageIn({ funnel }: RunStatus, name: StageName): FunnelStage {
	const found = funnel.find(({ stage }) => stage === name);
	if (!found) throw new Error(`The run has no stage ${name}.`);
	return found;
}

const rejectedIn = (status: RunStatus, name: StageName): number => stageIn(status, name).rejected.reduce((sum, { n }) => sum + n, 0);

/** What holds of every run that is done, whatever its recipe. */
async function expectAddedUp(status: RunStatus): Promise<void> {
	const { run, funnel } = status;
	for (const { in: came, done, inFlight, stage, kept, right, wrong, unparsed } of funnel) {
		expect([stage, done, inFlight]).toEqual([stage, came, 0]);
		if (stage === "think" || stage === "expand") expect([stage, right + wrong + unparsed]).toEqual([stage, kept]);
	}
	const [write, filter, think, expand] = (["write", "filter", "think", "expand"] as const).map((name) => stageIn(status, name));
	const composed = funnel.find(({ stage }) => stage === "compose")?.kept ?? 0;
	expect(filter?.in).toBe(write?.kept);
	expect((filter?.kept ?? 0) + rejectedIn(status, "filter")).toBe(filter?.in);
	expect(think?.in).toBe((filter?.kept ?? 0) + composed);
	expect((think?.kept ?? 0) + rejectedIn(status, "think")).toBe((think?.in ?? 0) * getStage(run.recipe, "think").samples);
	expect(expand?.in).toBe(think?.kept);
	expect((expand?.kept ?? 0) + rejectedIn(status, "expand")).toBe((expand?.in ?? 0) * getStage(run.recipe, "expand").samples);
	await expectRejectionsKept(status);
	expect((await verifyHistory(run.datasetId)).problems).toEqual([]);
}

/** As many as the funnel counts, each with what was rejected. */
async function expectRejectionsKept({ run, funnel, samples }: RunStatus): Promise<void> {
	const { rows } = await database().pool.query<{ stage: StageName; reason: string; n: number; told: boolean }>(
		"SELECT stage, reason, count(*)::int AS n, bool_and(length(sample) > 0) AS told FROM run_rejection WHERE run_id = $1 GROUP BY stage, reason",
		[run.id],
	);
	const counted = funnel.flatMap(({ stage, rejected }) => rejected.map(({ reason, n }) => ({ stage, reason, n, told: true })));
	const byName = (one: { stage: string; reason: string }, other: { stage: string; reason: string }) =>
		`${one.stage} ${one.reason}` < `${other.stage} ${other.reason}` ? -1 : 1;
	expect(rows.toSorted(byName)).toEqual(counted.toSorted(byName));
	expect(samples.length).toBe(counted.length);
	for (const { sample } of samples) expect(sample).not.toBe("");
}

type Made = {
	readonly images: readonly ImageContent[];
	readonly grounded: readonly QuestionContent[];
	readonly composed: readonly QuestionContent[];
	readonly traces: readonly { readonly asked: "grounded" | "composed"; readonly key: string; readonly trace: TraceContent }[];
};

async function readMade(datasetId: DatasetId): Promise<Made> {
	const { rows } = await database().pool.query<{ kind: string; key: string; body: Buffer; asked: "grounded" | "composed" }>(
		`SELECT s.kind, s.key, c.body, p.stage AS asked FROM subject s JOIN content c ON c.hash = s.head_hash LEFT JOIN subject p ON p.id = s.parent_id
		 WHERE s.dataset_id = $1 ORDER BY s.key`,
		[datasetId],
	);
	const read = (kind: string) => rows.filter((row) => row.kind === kind).map(({ body, ...row }) => ({ ...row, body: JSON.parse(body.toString("utf8")) }));
	const questions = read("question").map(({ body }) => questionContentSchema.parse(body));
	return {
		images: read("image").map(({ body }) => imageContentSchema.parse(body)),
		grounded: questions.filter(({ stage }) => stage === "grounded"),
		composed: questions.filter(({ stage }) => stage === "composed"),
		traces: read("trace").map(({ body, key, asked }) => ({ asked, key, trace: traceContentSchema.parse(body) })),
	};
}

/** Generation records by the words that were asked with and the model that was asked. */
async function countGenerations(name: string): Promise<Readonly<Record<string, number>>> {
	const { rows } = await database().pool.query<{ asked: string; n: number }>(
		`SELECT concat_ws(' ', stage, prompt_version, model) AS asked, count(*)::int AS n FROM generation WHERE model LIKE $1 GROUP BY 1 ORDER BY 1`,
		[`tests/${name}-%`],
	);
	return Object.fromEntries(rows.map(({ asked, n }) => [asked, n]));
}

test("lgt-full goes from captions alone to expanded traces of composed questions, and done again it costs nothing", { timeout: PATIENCE_MS }, async () => {
	const servers = await openServers("full");
	// Of the first picture somebody boxed one thing already.
	const boxed = (at: number): number => (at === 0 ? 1 : 0);
	const given = pictures.slice(0, 2).map(({ content }, at) => ({ ...content, regions: content.regions.slice(0, boxed(at)), nextRegion: boxed(at) + 1 }));
	const datasetId = await datasetWithImages("full", given);
	const carried = { recipe: LGT_FULL_RECIPE, servers, datasetId };
	const status = await carryOut(carried);
	const made = await readMade(datasetId);
	const asked = await countGenerations("full");
	const askedOf = (prompt: string, role: RunRole): number => asked[`${prompt} ${modelOf("full", role)}`] ?? 0;

	// The detector finds all things again, but for the one that is there.
	expect(stageIn(status, "detect")).toMatchObject({ in: given.length, kept: 11, rejected: [{ reason: "boxed already", n: 1 }] });
	for (const [at, { regions }] of made.images.entries()) {
		expect(regions.map(({ label, box }) => ({ label, box }))).toEqual(pictures[at]?.content.regions.map(({ label, box }) => ({ label, box })));
		for (const region of regions.slice(boxed(at))) expect(region).toMatchObject({ origin: "model", model: modelOf("full", "detector") });
	}

	// Each thing that there is to ask about is asked about, and comes to a question or a reason; the verifier looks at all that the rules leave, three times.
	const { perImage } = getStage(LGT_FULL_RECIPE, "write");
	const targets = made.images.map((image, at) => chooseWriteTargets(image, perImage, `${SEED} drawn:${at}`).length);
	expect(stageIn(status, "write").kept + rejectedIn(status, "write")).toBe(sum(targets));
	expect(askedOf("write write-1", "writer")).toBeGreaterThanOrEqual(sum(targets));
	const filter = stageIn(status, "filter");
	const byVerifier = sum(filter.rejected.flatMap(({ reason, n }) => (reason.startsWith("verifier: ") ? [n] : [])));
	expect(byVerifier).toBeGreaterThan(0);
	expect(askedOf("verify verify-1", "vlm")).toBe((filter.kept + byVerifier) * 3);
	expect(made.grounded.length).toBe(filter.kept);
	for (const { evidence, origin } of made.grounded) expect([origin, evidence.length > 0]).toEqual(["model", true]);

	// Composed ones are there, and of each the policy was asked without any parent and without each of them, eight times.
	expect(made.composed.length).toBe(stageIn(status, "compose").kept);
	expect(made.composed.length).toBeGreaterThan(2);
	for (const { checks, parents } of made.composed) {
		expect(parents.length).toBeGreaterThanOrEqual(2);
		expect(checks?.filter(({ passed }) => !passed)).toEqual([]);
		expect(checks?.find(({ check }) => check === "picture-needed")?.evidence).toMatch(/^[0-4] of 8 right from the text alone$/);
		const needed = checks?.find(({ check }) => check === "every-parent-needed")?.evidence ?? "";
		expect(needed.match(/[0-4] of 8 right without parent \d/g)?.length).toBe(parents.length);
	}
	const ablated = askedOf("ablate ablate-1", "policy");
	expect(ablated % 8).toBe(0);
	const spentOn = (stage: string) => status.spending.find((spent) => spent.stage === stage)?.calls;
	expect([spentOn("ablate"), spentOn("compose")]).toEqual([ablated, askedOf("compose compose-1", "writer")]);
	const estimate = await estimateRun(COMMAND_LINE, { datasetId, recipe: LGT_FULL_RECIPE.name, servers, subjectLimit: null });
	const foreseen = estimate.stages.find(({ stage }) => stage === "filter");
	const verifying = status.spending.find(({ stage }) => stage === "verify");
	expect((foreseen?.promptTokens ?? 0) / (foreseen?.calls ?? 0)).toBeCloseTo((verifying?.promptTokens ?? 0) / (verifying?.calls ?? 0), 1);
	expect(ablated).toBeGreaterThanOrEqual(sum(made.composed.map(({ parents }) => 8 * (1 + parents.length))));

	// Both kinds of questions have traces of both kinds, right and wrong ones.
	for (const kind of ["grounded", "composed"] as const) {
		const forms = made.traces.filter((trace) => trace.asked === kind).map(({ trace }) => trace.form);
		expect(new Set(forms)).toEqual(new Set(["simple", "expanded"]));
	}
	expectTracesKept(status, made);
	expect(stageIn(status, "think")).toMatchObject({ right: expect.toSatisfy(isSome), wrong: expect.toSatisfy(isSome) });
	expect(stageIn(status, "expand").rejected).toMatchObject([{ reason: "speaks of the caption" }]);
	expect(status.run.calls).toBe(sum(Object.values(asked)));

	// Every call is the same as before, for nothing that the run made is among what its calls tell of: the boxes are those that the writer was told of.
	const again = await carryOut(carried);
	expect([again.run.calls, await countGenerations("full"), await readMade(datasetId)]).toEqual([0, asked, made]);
	const afterDetect = ({ funnel }: RunStatus) => funnel.filter(({ stage }) => stage !== "detect");
	expect(afterDetect(again)).toEqual(afterDetect(status));
	expect(stageIn(again, "detect")).toMatchObject({ kept: 0, rejected: [{ reason: "boxed already", n: 12 }] });
});

test("lpt-paper pays for nothing that lpt-code asked in the same way, and keeps expansions of its own", { timeout: PATIENCE_MS }, async () => {
	const servers = await openServers("lpt");
	const given = pictures.slice(2).map(({ content }) => ({ ...content, regions: [], nextRegion: 1 }));
	const datasetId = await datasetWithImages("lpt", given);
	const code = await carryOut({ recipe: LPT_CODE_RECIPE, servers, datasetId });
	const byCode = await readMade(datasetId);
	const askedByCode = await countGenerations("lpt");
	expectWrittenFromCaptions(code, byCode);
	expectTracesKept(code, byCode);
	expect(code.run.calls).toBe(sum(Object.values(askedByCode)));

	const paper = await carryOut({ recipe: LPT_PAPER_RECIPE, servers, datasetId });
	const byBoth = await readMade(datasetId);
	expectWrittenFromCaptions(paper, byBoth);
	expectTracesStand(byBoth, ["Wait,"]);
	// The same questions, of whose ten thoughts its three are the first; its expansions are sampled otherwise.
	expect(byBoth.grounded).toEqual(byCode.grounded);
	const [think, expand] = [stageIn(paper, "think"), stageIn(paper, "expand")];
	const expandCalls = `expand expand-1 ${modelOf("lpt", "reasoner")}`;
	expect(paper.run.calls).toBe(expand.in * 3);
	expect(await countGenerations("lpt")).toEqual({ ...askedByCode, [expandCalls]: (askedByCode[expandCalls] ?? 0) + paper.run.calls });
	expect(think.kept).toBe(think.in * 3);
	expect(formsOf(byBoth)).toEqual({ simple: stageIn(code, "think").kept, expanded: stageIn(code, "expand").kept + expand.kept });

	expect((await carryOut({ recipe: LPT_CODE_RECIPE, servers, datasetId })).run.calls).toBe(0);
	expect(await readMade(datasetId)).toEqual(byBoth);
});

/** Of captions alone: no boxes are found, nor does a question rest on any. */
function expectWrittenFromCaptions(status: RunStatus, { images, grounded, composed }: Made): void {
	const { perImage } = getStage(status.run.recipe, "write");
	expect(images.flatMap(({ regions }) => regions)).toEqual([]);
	expect(stageIn(status, "write").kept).toBeLessThanOrEqual(perImage * images.length);
	expect([grounded.length, composed.length]).toEqual([stageIn(status, "filter").kept, 0]);
	expect(grounded.length).toBeGreaterThan(1);
	expect(grounded.flatMap(({ evidence }) => evidence)).toEqual([]);
	expect(stageIn(status, "filter").by).toBeNull();
}

/** What the funnel counts as kept stands in the dataset. */
function expectTracesKept(status: RunStatus, made: Made): void {
	expect(formsOf(made)).toEqual({ simple: stageIn(status, "think").kept, expanded: stageIn(status, "expand").kept });
	expectTracesStand(made, getStage(status.run.recipe, "expand").cues);
}

function formsOf({ traces }: Made): Readonly<Record<TraceContent["form"], number>> {
	const count = (form: TraceContent["form"]): number => traces.filter(({ trace }) => trace.form === form).length;
	return { simple: count("simple"), expanded: count("expanded") };
}

/** Each expanded trace goes on with a simple one of its question, letter by letter. */
function expectTracesStand({ traces }: Made, cues: readonly string[]): void {
	const simple = new Map(traces.filter(({ trace }) => trace.form === "simple").map(({ key, trace }) => [key, trace]));
	for (const { trace } of traces.filter((one) => one.trace.form === "expanded")) {
		const begun = simple.get(trace.restsOn.find(({ role }) => role === "continues")?.key ?? "");
		const joinOffset = trace.joinOffset ?? 0;
		expect(begun?.question).toBe(trace.question);
		expect(sliceCodePoints(trace.text, 0, joinOffset - 1)).toBe(begun?.text);
		expect(cues).toContain(cues.find((cue) => trace.text.startsWith(cue, joinOffset)));
		expect(trace.answer).not.toBeNull();
	}
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const isSome = (n: number): boolean => n > 0;

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { type ExportInput, exportLlamaFactory } from "#lib/exports/server/export-llama-factory.ts";
import { sha256, toContent } from "#lib/history/content.ts";
import { partHash, partsOf } from "#lib/history/part-hash.ts";
import type { Outcome, Split } from "#lib/history/schema.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";
import { findSubjectsByKeys } from "#lib/history/server/find-subjects.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { publishSnapshot } from "#lib/snapshots/server/publish-snapshot.ts";
import { objectStore } from "#lib/storage/object-store.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

withTestDatabase();

const BY = { name: "Attribution License", url: "http://creativecommons.org/licenses/by/2.0/", creditUrl: "http://farm1.example/1.jpg" };
const SHARE_ALIKE = { name: "Attribution-ShareAlike License", url: "http://creativecommons.org/licenses/by-sa/2.0/", creditUrl: "=cmd|' /C calc'!A0" };
const NON_COMMERCIAL = { name: "CC BY-NC 4.0", url: "unknown", creditUrl: "unknown" };

let folder = "";
let pictures: { readonly sha256: string; readonly bytes: number }[] = [];

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "exports-"));
	vi.stubEnv("TRACEWRIGHT_DATA", path.join(folder, "data"));
	pictures = await Promise.all(
		["#ff0000", "#00ff00", "#0000ff"].map(async (background) =>
			objectStore().put(
				await sharp({ create: { width: 200, height: 100, channels: 3, background } })
					.jpeg()
					.toBuffer(),
			),
		),
	);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

test("a snapshot becomes the trainer's folder, whole", async () => {
	const world = await buildWorld("Golden set");
	await decide(world, { "q-left": "accepted", "t-left": "accepted", "q-count": "accepted", "t-count": "accepted" });
	const snapshot = await publish(world, "First | pilot\n# of two");
	const out = path.join(folder, "golden");

	const summary = await run(world, { snapshot: snapshot.number, out: { path: out, pictures: "copy" } });

	const [red, green] = pictures;
	expect(summary).toMatchObject({ rows: 2, images: 2, train: 1, validation: 1, test: 0, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
	expect(await listFiles(out)).toEqual(
		[
			"ATTRIBUTION.csv",
			"README.md",
			"SHA256SUMS",
			"dataset_info.json",
			imagePath(red?.sha256 ?? ""),
			imagePath(green?.sha256 ?? ""),
			"train.jsonl",
			"train.yaml",
			"validation.jsonl",
		].sort(),
	);
	expect(await readFile(path.join(out, "train.jsonl"), "utf8")).toBe(
		`${JSON.stringify({
			id: "t-left",
			messages: [
				{ role: "user", content: "<image>\nWhich of these is left of the dog [500, 500, 1000, 1000]?\nA. < image >\nB. cat\nC. bus\nD. car" },
				{
					role: "assistant",
					content: "<think>\nThe cat [0, 0, 100, 200] is left of it. < /think >\n</think>\n\n<answer>B</answer>",
				},
			],
			images: [imagePath(red?.sha256 ?? "")],
		})}\n`,
	);
	expect(JSON.parse(await readFile(path.join(out, "validation.jsonl"), "utf8"))).toMatchObject({ id: "t-count" });
	expect(JSON.parse(await readFile(path.join(out, "dataset_info.json"), "utf8"))).toEqual({
		golden_set_train: entry("train.jsonl"),
		golden_set_validation: entry("validation.jsonl"),
	});
	const attribution = [
		`${imagePath(red?.sha256 ?? "")},coco:1,1,1.jpg,Attribution License,${BY.url},${BY.creditUrl},train\n`,
		`${imagePath(green?.sha256 ?? "")},coco:2,2,2.jpg,Attribution-ShareAlike License,${SHARE_ALIKE.url},'${SHARE_ALIKE.creditUrl},validation\n`,
	];
	expect(await readFile(path.join(out, "ATTRIBUTION.csv"), "utf8")).toBe(
		`file,image,source_id,source_file,licence,licence_url,credit_url,splits\n${attribution.sort().join("")}`,
	);
	const card = await readFile(path.join(out, "README.md"), "utf8");
	expect(card).toContain("# Golden set, snapshot 1\n");
	expect(card).toContain("| train | 1 | train.jsonl | `golden_set_train` |");
	expect(card).toContain("| grounded, left | 1 |");
	expect(card).toContain("| B | 2 |");
	expect(card).toContain("| CC BY-SA 2.0 | 1 | 1 | share alike: what is made of it takes this licence |");
	expect(card).toContain(`- digest of its members \`${summary.digest}\``);
	expect(card).toContain("- note: First \\| pilot \\# of two\n");
	expect(card).toContain("| questions nobody has decided on | 1 |");
	expect(await readFile(path.join(out, "train.yaml"), "utf8")).toContain("dataset: golden_set_train\neval_dataset: golden_set_validation\n");
	for (const line of (await readFile(path.join(out, "SHA256SUMS"), "utf8")).trimEnd().split("\n")) {
		expect(sha256(await readFile(path.join(out, line.slice(66)))).toString("hex")).toBe(line.slice(0, 64));
	}
});

test("only accepted, fresh traces of accepted, fresh questions leave; the rest is told", async () => {
	const world = await buildWorld("Outcomes");
	await decide(world, {
		"q-left": "accepted",
		"t-left": "rejected",
		"q-count": "rejected",
		"t-count": "accepted",
		"q-third": "accepted",
		"t-third": "accepted",
	});
	await moveRegion(world);
	const first = await publish(world, "one");
	expect(await run(world, { snapshot: first.number, acceptLicences: ["cc-by-nc"] })).toMatchObject({ rows: 1, train: 1, images: 1 });

	await decide(world, { "t-left": "accepted" });
	const second = await publish(world, "two");
	const out = path.join(folder, createId());
	// q-left rests on the region that moved: accepted, but stale.
	expect(await run(world, { snapshot: second.number, acceptLicences: ["cc-by-nc"], out: { path: out, pictures: "copy" } })).toMatchObject({ rows: 1 });
	const card = await readFile(path.join(out, "README.md"), "utf8");
	expect(card).toContain("| questions rejected | 1 |");
	expect(card).toContain("| questions accepted, then made stale by a change of what they rest on | 1 |");
	expect(await readdir(out)).not.toContain("validation.jsonl");
});

test("later decisions and edits change no byte of an earlier snapshot's export", async () => {
	const world = await buildWorld("Later");
	await decide(world, { "q-left": "accepted", "t-left": "accepted" });
	const first = await publish(world, "one");
	const before = await run(world, { snapshot: first.number });
	await decide(world, { "q-left": "rejected", "q-count": "accepted", "t-count": "accepted" });
	await moveRegion(world);
	const second = await publish(world, "two");
	const after = await run(world, { snapshot: first.number });
	expect(after).toEqual(before);
	expect(await run(world, { snapshot: second.number })).toMatchObject({ rows: 1, train: 0, validation: 1 });
});

test("a snapshot without accepted rows gives a folder that says so", async () => {
	const world = await buildWorld("Nothing yet");
	const snapshot = await publish(world, "nothing decided");
	const out = path.join(folder, "nothing");
	expect(await run(world, { snapshot: snapshot.number, out: { path: out, pictures: "copy" } })).toMatchObject({
		rows: 0,
		images: 0,
		train: 0,
		validation: 0,
		test: 0,
	});
	expect(await listFiles(out)).toEqual(["ATTRIBUTION.csv", "README.md", "SHA256SUMS", "dataset_info.json"]);
	expect(await readFile(path.join(out, "dataset_info.json"), "utf8")).toBe("{}\n");
});

test("a licence that is not free is refused before anything is written, and passes where it is named", async () => {
	const world = await buildWorld("Licences");
	await decide(world, { "q-left": "accepted", "t-left": "accepted", "q-third": "accepted", "t-third": "accepted" });
	const snapshot = await publish(world, "one");
	const out = path.join(folder, "licences");
	await expect(run(world, { snapshot: snapshot.number, out: { path: out, pictures: "copy" } })).rejects.toThrow(
		"The export holds pictures whose licence must be accepted by name: CC BY-NC 4.0 (1 image, non-commercial use alone). Accept with --accept-licences cc-by-nc-4.0,",
	);
	await expect(readdir(out)).rejects.toThrow("ENOENT");
	expect(await run(world, { snapshot: snapshot.number, acceptLicences: ["cc-by-nc-4.0"], out: { path: out, pictures: "copy" } })).toMatchObject({ rows: 2 });
	expect(await readFile(path.join(out, "README.md"), "utf8")).toContain("accepted the licences above that are not free by name");
});

test("a row that is not fit to leave stops the export and is named", async () => {
	const world = await buildWorld("Unfit");
	await decide(world, { "q-left": "accepted", "t-wrong": "accepted", "t-left": "accepted" });
	const snapshot = await publish(world, "one");
	const out = path.join(folder, "unfit");
	await expect(run(world, { snapshot: snapshot.number, out: { path: out, pictures: "copy" } })).rejects.toThrow(
		"Nothing was exported, 1 row is not fit to leave. trace t-wrong of question q-left: the trace ends in A, the key is B.",
	);
	await expect(readdir(out)).rejects.toThrow("ENOENT");
});

test("a folder in use is left alone, an equal export in it is found, an unequal one refused", async () => {
	const world = await buildWorld("Folders");
	await decide(world, { "q-left": "accepted", "t-left": "accepted" });
	const first = await publish(world, "one");
	const busy = path.join(folder, "busy");
	await mkdir(busy);
	await writeFile(path.join(busy, "thesis.tex"), "mine");
	await expect(run(world, { snapshot: first.number, out: { path: busy, pictures: "copy" } })).rejects.toThrow(`${busy} is not empty and not an earlier export`);
	expect(await readdir(busy)).toEqual(["thesis.tex"]);
	await expect(run(world, { snapshot: first.number, out: { path: path.join(busy, "thesis.tex"), pictures: "copy" } })).rejects.toThrow(
		"is a file, or lies under one",
	);

	const out = path.join(folder, "again");
	await mkdir(out);
	const summary = await run(world, { snapshot: first.number, out: { path: out, pictures: "copy" } });
	expect(await run(world, { snapshot: first.number, out: { path: out, pictures: "copy" } })).toEqual(summary);
	await decide(world, { "q-count": "accepted", "t-count": "accepted" });
	const second = await publish(world, "two");
	await expect(run(world, { snapshot: second.number, out: { path: out, pictures: "copy" } })).rejects.toThrow(`${out} holds another export than this one`);
	await writeFile(path.join(out, "train.jsonl"), "{}\n");
	await expect(run(world, { snapshot: first.number, out: { path: out, pictures: "copy" } })).rejects.toThrow("or one that was changed since");
	expect((await listFiles(out)).some((name) => name.includes("partial"))).toBe(false);
});

test("a cancelled export leaves nothing", async () => {
	const world = await buildWorld("Cancelled");
	await decide(world, { "q-left": "accepted", "t-left": "accepted" });
	const snapshot = await publish(world, "one");
	const out = path.join(folder, "cancelled");
	const cancel = new AbortController();
	const input = { datasetId: world.datasetId, snapshot: snapshot.number, acceptLicences: [], out: { path: out, pictures: "copy" as const } };
	const exporting = exportLlamaFactory(COMMAND_LINE, input, { signal: cancel.signal, progress: () => cancel.abort(new AppError("conflict", "enough")) });
	await expect(exporting).rejects.toThrow("enough");
	await expect(readdir(out)).rejects.toThrow("ENOENT");
});

test("what a killed export left in the folder is taken away", async () => {
	const world = await buildWorld("Killed");
	await decide(world, { "q-left": "accepted", "t-left": "accepted" });
	const snapshot = await publish(world, "one");
	const out = path.join(folder, "killed");
	await mkdir(path.join(out, ".partial-4194303", "images"), { recursive: true });
	await writeFile(path.join(out, ".partial-4194303", "train.jsonl"), "{");
	await run(world, { snapshot: snapshot.number, out: { path: out, pictures: "copy" } });
	expect((await readdir(out)).sort()).toEqual(["ATTRIBUTION.csv", "README.md", "SHA256SUMS", "dataset_info.json", "images", "train.jsonl", "train.yaml"]);
});

test("a picture whose bytes were changed on disk stops the export", async () => {
	const world = await buildWorld("Tampered");
	await decide(world, { "q-third": "accepted", "t-third": "accepted" });
	const snapshot = await publish(world, "one");
	const file = objectStore().path(pictures[2]?.sha256 ?? "");
	const bytes = await readFile(file);
	await writeFile(file, Buffer.concat([bytes, Buffer.from("x")]));
	await expect(run(world, { snapshot: snapshot.number, acceptLicences: ["cc-by-nc"] })).rejects.toThrow("was changed on disk");
	await rm(file);
	await expect(run(world, { snapshot: snapshot.number, acceptLicences: ["cc-by-nc"] })).rejects.toThrow("is not in the object store");
	await writeFile(file, bytes);
});

test("reviewers do not export", async () => {
	const world = await buildWorld("Roles");
	const reviewer = { id: "r", name: "R", role: "reviewer" } as const;
	const input = { datasetId: world.datasetId, snapshot: 1, acceptLicences: [], out: { path: path.join(folder, "roles"), pictures: "copy" as const } };
	await expect(exportLlamaFactory(reviewer, input, { signal: new AbortController().signal, progress: () => undefined })).rejects.toThrow(
		"needs the role owner or lead",
	);
});

type World = { readonly datasetId: DatasetId };

async function run(world: World, input: Partial<ExportInput> & { readonly snapshot: number }) {
	const out = { path: path.join(folder, createId()), pictures: "copy" as const };
	return exportLlamaFactory(
		COMMAND_LINE,
		{ datasetId: world.datasetId, acceptLicences: [], out, ...input },
		{ signal: new AbortController().signal, progress: () => undefined },
	);
}

function publish({ datasetId }: World, note: string) {
	return publishSnapshot(COMMAND_LINE, { datasetId, commandId: createId(), note, whileOpen: false });
}

/** Three pictures of two splits, a question and a trace to each; q-left rests on region r1 of the first, and has a wrong trace besides. */
async function buildWorld(name: string): Promise<World> {
	const { id: datasetId } = await createDataset(COMMAND_LINE, { name });
	const images: [string, Split][] = [
		["coco:1", "train"],
		["coco:2", "validation"],
		["coco:3", "train"],
	];
	const ids = new Map<string, SubjectId>();
	const put = (key: string, rest: Omit<Put, "id" | "key" | "expectedSeq" | "outcome">): Put => {
		const id = createId<SubjectId>();
		ids.set(key, id);
		return { id, key, expectedSeq: 0, outcome: "undecided", ...rest };
	};
	const puts = images.map(([key, split], index) => put(key, { kind: "image", parentId: null, content: imageOf(index), split }));
	const questions: [string, string, Split][] = [
		["q-left", "coco:1", "train"],
		["q-count", "coco:2", "validation"],
		["q-third", "coco:3", "train"],
	];
	for (const [key, image, split] of questions)
		puts.push(put(key, { kind: "question", parentId: ids.get(image) ?? null, content: questionOf(key, image), split }));
	const traces: [string, string, Split][] = [
		["t-left", "q-left", "train"],
		["t-wrong", "q-left", "train"],
		["t-count", "q-count", "validation"],
		["t-third", "q-third", "train"],
	];
	for (const [key, question, split] of traces)
		puts.push(put(key, { kind: "trace", parentId: ids.get(question) ?? null, content: traceOf(key, question), split }));
	await act(datasetId, (tx, command) => putSubjects(tx, command, puts));
	return { datasetId };
}

async function decide({ datasetId }: World, outcomes: Readonly<Record<string, Outcome>>): Promise<void> {
	await act(datasetId, async (tx, command) => {
		const keys = Object.keys(outcomes);
		const found = [
			...(await findSubjectsByKeys(tx, { datasetId, kind: "question", keys })).values(),
			...(await findSubjectsByKeys(tx, { datasetId, kind: "trace", keys })).values(),
		];
		await putSubjects(
			tx,
			command,
			found.map(({ id, kind, key, seq, parentId, split }) => ({
				id,
				kind,
				key,
				parentId,
				split,
				expectedSeq: seq,
				content: "unchanged",
				outcome: outcomes[key] ?? "undecided",
			})),
		);
	});
}

/** The dog's box of the first picture, which q-left rests on. */
async function moveRegion({ datasetId }: World): Promise<void> {
	await act(datasetId, async (tx, command) => {
		const image = (await findSubjectsByKeys(tx, { datasetId, kind: "image", keys: ["coco:1"] })).get("coco:1");
		if (!image) throw new Error("no image");
		const { id, kind, key, parentId, split, outcome } = image;
		await putSubjects(tx, command, [{ id, kind, key, parentId, split, outcome, expectedSeq: image.seq, content: imageOf(0, 90) }]);
	});
}

async function act(
	datasetId: DatasetId,
	work: (tx: Parameters<typeof putSubjects>[0], command: { id: CommandId; datasetId: DatasetId }) => Promise<void>,
): Promise<void> {
	const command = { id: createId<CommandId>(), datasetId };
	await withTransaction(async (tx) => {
		await recordCommand(tx, { ...command, actor: "test", kind: "test", fingerprint: sha256(command.id) });
		await work(tx, command);
	});
}

function imageOf(index: number, dogX = 100) {
	const key = String(index + 1);
	const region = { crowd: false, origin: "import", original: null, sourceId: null } as const;
	const content: ImageContent = {
		v: 1,
		kind: "image",
		pixels: { sha256: pictures[index]?.sha256 ?? "", mime: "image/jpeg", width: 200, height: 100, perceptualHash: `000000000000000${index}` },
		source: { name: "coco", id: key, split: "train2017", fileName: `${key}.jpg`, sha256: "0".repeat(64) },
		licence: [BY, SHARE_ALIKE, NON_COMMERCIAL][index] ?? BY,
		captions: [],
		regions: [
			{ key: "r1", label: "dog", box: { x: dogX, y: 50, width: 100, height: 50 }, ...region },
			{ key: "r2", label: "cat", box: { x: 0, y: 0, width: 20, height: 20 }, ...region },
		],
		nextRegion: 3,
	};
	return toContent(content, { stage: "", type: "", labels: ["dog", "cat"] });
}

function questionOf(key: string, image: string) {
	const isLeft = key === "q-left";
	const content: QuestionContent = {
		v: 1,
		kind: "question",
		image,
		stage: "grounded",
		type: isLeft ? "left" : "counting",
		origin: "rule",
		stem: isLeft ? "Which of these is left of the dog?" : "How many dogs are there?",
		mentions: isLeft ? [{ start: 30, end: 33, region: "r1" }] : [],
		options: isLeft ? ["<image>", "cat", "bus", "car"] : ["none", "one", "two", "three"],
		key: "B",
		evidence: [{ region: "r1", label: "dog", box: { x: 100, y: 50, width: 100, height: 50 } }],
		derivation: null,
		restsOn: isLeft ? [{ role: "evidence", kind: "image", key: image, part: "r1", hash: regionHash() }] : [],
		parents: [],
	};
	return toContent(content, { stage: "grounded", type: content.type, labels: ["dog"] });
}

function traceOf(key: string, question: string) {
	const isLeft = question === "q-left";
	const text = isLeft ? "The cat is left of it. </think>" : "I count one dog.";
	const content: TraceContent = {
		v: 1,
		kind: "trace",
		question,
		form: "simple",
		origin: "rule",
		text: key === "t-wrong" ? `${text} Or not.` : text,
		steps: [{ start: 0, end: 5, regions: [] }],
		mentions: isLeft ? [{ start: 4, end: 7, region: "r2" }] : [],
		spans: [],
		joinOffset: null,
		answer: key === "t-wrong" ? "A" : "B",
		restsOn: [],
		generations: [],
	};
	return toContent(content, { stage: "simple", type: "", labels: [] });
}

function regionHash(): string {
	return partHash(partsOf(JSON.parse(imageOf(0).body.toString("utf8"))), "r1").toString("hex");
}

function entry(file: string) {
	return {
		file_name: file,
		formatting: "sharegpt",
		columns: { messages: "messages", images: "images" },
		tags: {
			role_tag: "role",
			content_tag: "content",
			user_tag: "user",
			assistant_tag: "assistant",
			observation_tag: "tool",
			function_tag: "function_call",
			system_tag: "system",
		},
	};
}

function imagePath(sha: string): string {
	return `images/${sha.slice(0, 2)}/${sha}.jpg`;
}

async function listFiles(root: string): Promise<string[]> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	return entries
		.filter((each) => each.isFile())
		.map((each) => path.relative(root, path.join(each.parentPath, each.name)))
		.sort();
}

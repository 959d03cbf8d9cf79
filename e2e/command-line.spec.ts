import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { lacksTestData, testDataDir } from "#e2e/fixtures/test-data.ts";

const COCO = path.join(testDataDir(), "coco-ccby");
const DATASET = ["--dataset", "coco-ccby"];

test.skip(lacksTestData("coco-ccby"), "the real data set coco-ccby is not here; TRACEWRIGHT_TEST_DATA says where it lies");

test("photos come in, questions are written, a snapshot leaves, all from the command line", async () => {
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-command-line-"));
	const studio = async (...args: string[]) => {
		const { exitCode, stdout, stderr } = await runStudioCommand(path.join(folder, "data"), [...args, "--json"]);
		expect({ args, exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ args, exitCode: 0, stderr: "" });
		return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
	};
	const importing = ["import", "coco", "--images", path.join(COCO, "images"), "--instances", path.join(COCO, "instances.json")];
	const beside = ["--captions", path.join(COCO, "captions.json"), "--licences", path.join(COCO, "licences.csv")];
	const exporting = ["export", "llama-factory", ...DATASET, "--snapshot", "1"];
	try {
		expect(await studio(...importing, ...beside, ...DATASET)).toMatchObject({ images: 83, regions: 850, crowd: 12, captions: 415, labels: 67, refused: 0 });
		const imported = await studio("verify", ...DATASET);
		await studio(...importing, ...beside, ...DATASET);
		expect(await studio("verify", ...DATASET)).toEqual(imported);

		const written = await studio("write", ...DATASET, "--engine", "rules", "--seed", "7");
		expect(written).toMatchObject({ grounded: expect.any(Number), composed: expect.any(Number), traces: expect.any(Number), pairs: expect.any(Number) });
		expect(written.grounded).toBeGreaterThan(83);
		expect(written.composed).toBeGreaterThan(40);
		const verified = await studio("verify", ...DATASET);
		expect(verified).toMatchObject({ ok: true, stale: 0, differences: [] });
		expect(verified.questions).toBeGreaterThan(written.grounded + written.composed);

		expect(await studio("snapshots", "publish", ...DATASET, "--note", "as imported and written")).toMatchObject({ snapshot: 1 });
		await studio(...exporting, "--out", path.join(folder, "once"));
		await studio(...exporting, "--out", path.join(folder, "again"));
		const files = filesOf(path.join(folder, "once"));
		expect(Object.keys(files)).toEqual(expect.arrayContaining(["ATTRIBUTION.csv", "dataset_info.json"]));
		expect(filesOf(path.join(folder, "again"))).toEqual(files);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test("bad use is told from failure", async () => {
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-command-line-"));
	try {
		expect((await runStudioCommand(folder, ["snapshots", "publish"])).exitCode).toBe(2);
		const failed = await runStudioCommand(folder, ["export", "llama-factory", "--dataset", "nothing", "--snapshot", "1", "--out", path.join(folder, "out")]);
		expect(failed).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("nothing") });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

/** Every file below the folder, with its bytes. */
function filesOf(folder: string): Readonly<Record<string, string>> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return Object.fromEntries(
		files.map((entry) => [path.relative(folder, path.join(entry.parentPath, entry.name)), readFileSync(path.join(entry.parentPath, entry.name), "base64")]),
	);
}

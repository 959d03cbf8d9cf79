import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { test } from "#e2e/fixtures/shared-studio.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { startInferenceServer } from "#e2e/inference-server/start-inference-server.ts";

test("a server is added, tells what it can do, is probed again when it serves something else, and is removed", async ({ browser, studio }) => {
	const inference = await startInferenceServer({ dialect: "vllm", answerer: answerProbe, apiKey: "sk-right", model: "tests/first" });
	const context = await browser.newContext({ baseURL: studio.url, storageState: studio.owner });
	const page = await context.newPage();
	await page.goto("/settings");
	await page.getByRole("button", { name: "Add a server" }).click();
	const dialog = page.getByRole("dialog", { name: "Add a server" });
	await dialog.getByLabel("Name").fill("gpu-1");
	await dialog.getByLabel("Addresses").fill("http://gpu.example.org:8000/v1");
	await dialog.getByRole("button", { name: "Add" }).click();
	await expect(dialog.getByText("Choose what the server is for.")).toBeVisible();
	await dialog.getByRole("checkbox", { name: "VLM" }).click();
	await dialog.getByRole("button", { name: "Add" }).click();
	await expect(dialog.getByText("TRACEWRIGHT_SERVER_HOSTS=gpu.example.org")).toBeVisible();
	await dialog.getByLabel("Addresses").fill(inference.url);
	await dialog.getByLabel("Key").fill("sk-right");
	await dialog.getByLabel("Dollars for a million tokens of prompts").fill("0.1");
	await dialog.getByRole("button", { name: "Add" }).click();
	await expect(dialog.getByText("Give dollars for a million tokens, 0 or more.")).toBeVisible();
	await dialog.getByLabel("Dollars for a million tokens of answers").fill("0.4");
	await dialog.getByRole("button", { name: "Add" }).click();
	const row = page.getByRole("row", { name: /gpu-1/ });
	await expect(row).toContainText("tests/first");
	await expect(row).toContainText("pictures");
	await expect(row).toContainText("with a key");
	await expect(row).toContainText("$0.10 for a million tokens of prompts, $0.40 of answers");
	expect(await page.content()).not.toContain("sk-right");

	inference.control({ model: "tests/second" });
	await row.getByRole("button", { name: "What to do with gpu-1" }).click();
	await page.getByRole("menuitem", { name: "Probe again" }).click();
	await expect(row).toContainText("tests/second");
	await inference.stop();
	await row.getByRole("button", { name: "What to do with gpu-1" }).click();
	await page.getByRole("menuitem", { name: "Probe again" }).click();
	await expect(row).toContainText("The connection to the server broke off");
	await expect(row).toContainText("tests/second");

	await row.getByRole("button", { name: "What to do with gpu-1" }).click();
	await page.getByRole("menuitem", { name: "Remove" }).click();
	await page.getByRole("dialog", { name: "Remove gpu-1?" }).getByRole("button", { name: "Remove" }).click();
	await expect(row).toBeHidden();
	await context.close();
});

test("the command line adds, lists, probes and removes servers", async ({ studio }) => {
	const inference = await startInferenceServer({ dialect: "sglang", answerer: answerProbe, apiKey: "sk-right" });
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-key-"));
	const keyFile = path.join(folder, "key");
	writeFileSync(keyFile, "sk-right\n");
	const run = (...args: string[]) => runStudioCommand(studio.dataDir, ["servers", ...args]);
	const added = await run("add", "gpu-2", "--url", inference.url, "--role", "writer,judge", "--key-file", keyFile, "--in-flight", "4");
	expect(added).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("SGLang") });
	const listed = await run("list", "--json");
	expect(JSON.parse(listed.stdout)).toMatchObject({
		servers: [{ name: "gpu-2", roles: ["writer", "judge"], hasKey: true, inFlightMax: 4, profile: { kind: "sglang" } }],
	});
	expect(listed.stdout).not.toContain("sk-right");
	await inference.stop();
	expect(await run("probe", "gpu-2")).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("broke off") });
	expect(await run("remove", "gpu-2")).toMatchObject({ exitCode: 0 });
	expect(await run("remove", "gpu-2")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('There is no server named "gpu-2"') });
	rmSync(folder, { recursive: true });
});

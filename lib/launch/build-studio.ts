import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { childEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { digestFiles } from "#lib/launch/digest-files.ts";

const BUILD_ID = ".next/BUILD_ID";
const STAMP = ".next/built-from.txt";

const SOURCES = ["app", "components", "lib", "prisma", "public", "next.config.ts", "postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json"];

/** What is no part of the web build: tests, the other front doors, and the client, which is made from prisma/. */
const LEFT_OUT = /\.test\.tsx?$|^lib\/(?:cli|launch|worker|db\/generated)\//;

/** Whether the build is missing, or was made from other sources, another lockfile or by another Node. */
export function isBuildStale(): boolean {
	return !existsSync(BUILD_ID) || !existsSync(STAMP) || readFileSync(STAMP, "utf8") !== digestOfSources();
}

/** Builds the web app and notes what from. Next clears its folder first, note included, so a build that is cut short is done again. */
export async function buildStudio(signal?: AbortSignal): Promise<void> {
	const digest = digestOfSources();
	const built = await nextBuild(signal);
	if (built.code === 0 && existsSync(BUILD_ID)) {
		writeFileSync(STAMP, digest);
		return;
	}
	if (signal?.aborted) throw new AppError("unavailable", "The build was interrupted.");
	if (!/Another .*process is already running/.test(built.output)) throw new AppError("internal", `The build failed.\n${built.output}`);
	// Another start builds the same checkout.
	await delay(1_000);
	if (isBuildStale()) await buildStudio(signal);
}

function digestOfSources(): string {
	return digestFiles(SOURCES, `${process.version} ${process.platform} ${process.arch}`, (file) => LEFT_OUT.test(file));
}

function nextBuild(signal: AbortSignal | undefined): Promise<{ readonly code: number | null; readonly output: string }> {
	return new Promise((resolve, reject) => {
		const env = childEnv({ NODE_ENV: "production" });
		const build = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
			env,
			stdio: ["ignore", "pipe", "pipe"],
			...(signal ? { signal } : {}),
		});
		let output = "";
		for (const stream of [build.stdout, build.stderr])
			stream.on("data", (chunk: Buffer) => {
				output += chunk;
			});
		build.once("error", (error) => (error.name === "AbortError" ? resolve({ code: null, output }) : reject(error)));
		build.once("close", (code) => resolve({ code, output }));
	});
}

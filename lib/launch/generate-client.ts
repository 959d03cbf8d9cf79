import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { childEnv } from "#lib/env.ts";
import { digestFiles } from "#lib/launch/digest-files.ts";

const STAMP = "lib/db/generated/made-from.txt";

/** Makes Prisma's client where it is missing or the schema has changed. Runs before anything that imports the database. */
export function generateClient(): void {
	const digest = digestFiles(["prisma/schema.prisma", "prisma/models", "package-lock.json"], "");
	if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) return;
	const made = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], { env: childEnv({}), encoding: "utf8" });
	if (made.status !== 0) throw new Error(`prisma generate failed: ${made.stdout}${made.stderr}`);
	writeFileSync(STAMP, digest);
}

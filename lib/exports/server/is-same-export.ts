import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { CHECKSUMS } from "#lib/exports/schema.ts";

/** Whether `there` holds every file of the fresh export, byte for byte. Other files in it, such as a training run's, do not matter. */
export async function isSameExport(fresh: string, there: string): Promise<boolean> {
	const [wanted, found] = await Promise.all([readFile(path.join(fresh, CHECKSUMS), "utf8"), readFile(path.join(there, CHECKSUMS), "utf8")]);
	if (wanted !== found) return false;
	for (const line of wanted.split("\n").filter((text) => text !== "")) {
		const actual = await digestFile(path.join(there, line.slice(66))).catch(() => null);
		if (actual !== line.slice(0, 64)) return false;
	}
	return true;
}

async function digestFile(file: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
}

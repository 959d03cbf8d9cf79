import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const schema = z.object({ pid: z.number().int(), url: z.string(), isReady: z.boolean() });

/** Where the running studio is, for those who find its lock taken. It may be left over from a crash: the lock tells whether one runs, this only where. */
export type Running = z.infer<typeof schema>;

export function writeRunning(dataDir: string, running: Running): void {
	const draft = `${fileOf(dataDir)}.${process.pid}`;
	writeFileSync(draft, `${JSON.stringify(running)}\n`, { mode: 0o600 });
	renameSync(draft, fileOf(dataDir));
}

export function findRunning(dataDir: string): Running | null {
	try {
		return schema.parse(JSON.parse(readFileSync(fileOf(dataDir), "utf8")));
	} catch {
		return null;
	}
}

export function removeRunning(dataDir: string): void {
	rmSync(fileOf(dataDir), { force: true });
}

function fileOf(dataDir: string): string {
	return path.join(dataDir, "running.json");
}

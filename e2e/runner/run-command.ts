import { spawn } from "node:child_process";
import path from "node:path";
import { childEnv } from "#lib/env.ts";

export type Command = { readonly program: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> };

/** Runs a program of node_modules/.bin or the PATH. Shown output streams through; otherwise it is handed back. */
export function runCommand({ program, args, env }: Command, { isShown }: { readonly isShown: boolean }): Promise<{ exitCode: number; output: string }> {
	const found = childEnv({ ...env });
	const child = spawn(program, args, {
		env: { ...found, PATH: `${path.resolve("node_modules/.bin")}:${found.PATH}` },
		stdio: ["ignore", isShown ? "inherit" : "pipe", isShown ? "inherit" : "pipe"],
	});
	const output: Buffer[] = [];
	child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
	child.stderr?.on("data", (chunk: Buffer) => output.push(chunk));
	return new Promise((resolve) => {
		child.once("error", (error) => resolve({ exitCode: 1, output: `${program}: ${error.message}\n` }));
		child.once("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(output).toString() }));
	});
}

import path from "node:path";
import type { Program } from "#lib/launch/keep-running.ts";

type Environment = () => NodeJS.ProcessEnv;

/** Next's server. It knows nothing of the launcher, so a preloaded line ends it when the launcher dies. */
export function webProgram(command: "start" | "dev", { host, port }: { readonly host: string; readonly port: number }, env: Environment): Program {
	return {
		name: "web",
		script: "node_modules/next/dist/bin/next",
		args: [command, "-H", host, "-p", `${port}`],
		nodeFlags: ["--import", path.resolve("lib/launch/exit-with-parent.mjs")],
		env,
		patienceMs: 5_000,
	};
}

/** The worker ends by itself when the launcher dies, after it has put down what it holds. */
export function workerProgram(env: Environment): Program {
	return { name: "worker", script: "lib/worker/main.ts", args: [], nodeFlags: process.execArgv, env, patienceMs: 12_000 };
}

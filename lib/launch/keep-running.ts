import { type ChildProcess, fork } from "node:child_process";
import { log } from "#lib/log.ts";

export type Program = {
	readonly name: string;
	readonly script: string;
	readonly args: readonly string[];
	readonly nodeFlags: readonly string[];
	readonly env: () => NodeJS.ProcessEnv;
	/** How long it may take to end when asked, before it is killed. */
	readonly patienceMs: number;
};

export type KeptProgram = { readonly crashes: () => number; readonly restart: () => void; readonly stop: () => Promise<void> };

const STEADY_MS = 60_000;
const PAUSE_MS_MAX = 30_000;

/**
 * Runs a program, and runs it again when it ends by itself, after a pause that doubles from one second up to half a minute.
 * It lives outside the terminal's process group, so that Ctrl-C reaches the launcher alone; the channel between them closes when the launcher dies.
 */
export function keepRunning(program: Program): KeptProgram {
	let child = start(program);
	let crashes = 0;
	let isStopping = false;
	let pause: NodeJS.Timeout | undefined;
	const watch = (started: ChildProcess, startedAt: number): void => {
		started.once("exit", (code, signal) => {
			if (isStopping) return;
			crashes = Date.now() - startedAt > STEADY_MS ? 1 : crashes + 1;
			const pauseMs = pauseAfter(crashes);
			log.warn({ program: program.name, code, signal, pauseMs }, "a program of the studio ended and is started again");
			pause = setTimeout(run, pauseMs);
		});
	};
	const run = (): void => {
		child = start(program);
		watch(child, Date.now());
	};
	watch(child, Date.now());
	return {
		crashes: () => crashes,
		restart: () => child.kill("SIGTERM"),
		stop: async () => {
			isStopping = true;
			clearTimeout(pause);
			await end(child, program.patienceMs);
		},
	};
}

export function pauseAfter(crashes: number): number {
	return Math.min(PAUSE_MS_MAX, 1_000 * 2 ** (crashes - 1));
}

function start(program: Program): ChildProcess {
	return fork(program.script, program.args, {
		env: program.env(),
		execArgv: [...program.nodeFlags],
		detached: true,
		stdio: ["ignore", "ignore", "inherit", "ipc"],
	});
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once("exit", resolve));
	child.kill("SIGTERM");
	const kill = setTimeout(() => child.kill("SIGKILL"), patienceMs);
	await ended;
	clearTimeout(kill);
}

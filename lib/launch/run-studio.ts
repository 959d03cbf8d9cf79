import { sessionSecret } from "#lib/auth/session-secret.ts";
import { createSetupToken, isSetupTokenRequired } from "#lib/auth/setup-token.ts";
import { childEnv, env } from "#lib/env.ts";
import { origins } from "#lib/http/origins.ts";
import { acquireDatabase } from "#lib/launch/ensure-database.ts";
import { type KeptProgram, keepRunning } from "#lib/launch/keep-running.ts";
import { webProgram, workerProgram } from "#lib/launch/programs.ts";
import { requirePort } from "#lib/launch/require-port.ts";
import { findRunning, removeRunning, writeRunning } from "#lib/launch/running-file.ts";
import { lockStudio } from "#lib/launch/studio-lock.ts";
import { loopbackUrl, studioUrl } from "#lib/launch/studio-url.ts";
import { waitUntilHealthy } from "#lib/launch/wait-until-healthy.ts";
import { dataFolder } from "#lib/storage/data-folder.ts";
import { keptSecret } from "#lib/storage/kept-secret.ts";

export type StudioMode = {
	readonly nodeEnv: "production" | "development";
	/** Next's own command. */
	readonly web: "start" | "dev";
	/** What must be done before the web server can start. */
	readonly prepare: (signal: AbortSignal) => Promise<void>;
};

type Ending = () => Promise<void>;

const CRASHES_MAX = 3;

/** The whole studio, from the data folder to the line that says where to open it, until it is told to stop. Then everything ends, last come first gone. */
export async function runStudio(mode: StudioMode): Promise<void> {
	const signal = abortOnSignals();
	const endings: Ending[] = [];
	try {
		if (await startAll(mode, signal, endings)) await untilAborted(signal);
	} catch (error) {
		if (!signal.aborted) throw error;
	} finally {
		for (const end of endings.toReversed()) await end();
	}
}

/** Notes how to end each part as it comes. False where another process is the studio of this data folder already. */
async function startAll(mode: StudioMode, signal: AbortSignal, endings: Ending[]): Promise<boolean> {
	const dataDir = dataFolder();
	const { HOST: host, PORT, TRACEWRIGHT_SECRET, TRACEWRIGHT_URL } = env();
	const secret = TRACEWRIGHT_SECRET ? sessionSecret() : keptSecret("session");
	const programs: KeptProgram[] = [];
	const lease = await acquireDatabase({ onMove: () => programs.forEach((program) => void program.restart()) });
	endings.push(() => lease.release());
	const lock = await lockStudio(() => lease.url, dataDir);
	if (!lock) {
		say(describeRunning(dataDir));
		return false;
	}
	endings.push(() => lock.release());
	const port = await requirePort(PORT, host);
	const url = (TRACEWRIGHT_URL && origins()[0]) || studioUrl(host, port);
	writeRunning(dataDir, { pid: process.pid, url, isReady: false });
	endings.push(async () => removeRunning(dataDir));
	await mode.prepare(signal);
	const environment = () =>
		childEnv({ NODE_ENV: mode.nodeEnv, DATABASE_URL: lease.url, TRACEWRIGHT_DATA: dataDir, TRACEWRIGHT_SECRET: secret, HOST: host, PORT: `${port}` });
	const keep = (program: Parameters<typeof keepRunning>[0]): KeptProgram => {
		const kept = keepRunning(program);
		programs.push(kept);
		endings.push(() => kept.stop());
		return kept;
	};
	keep(workerProgram(environment));
	const web = keep(webProgram(mode.web, { host, port }, environment));
	const { amiss } = await waitUntilHealthy(`${loopbackUrl(host, port)}/api/health`, { signal, hasFailed: () => web.crashes() >= CRASHES_MAX });
	if (signal.aborted) return true;
	if (amiss) process.stderr.write(`Not all is well: ${amiss}\n`);
	writeRunning(dataDir, { pid: process.pid, url, isReady: true });
	say(
		(await lacksOwner(lease.url))
			? `Tracewright is ready. Create its owner with this link, which works once: ${url}/setup?token=${createSetupToken()}`
			: `Tracewright is ready: ${url}`,
	);
	return true;
}

/** On loopback the first visitor becomes the owner; where others can reach the studio, whoever reads this terminal does. */
async function lacksOwner(databaseUrl: string): Promise<boolean> {
	if (!isSetupTokenRequired()) return false;
	// Loaded here, because most starts need no Prisma, and loading it takes a third of a second.
	const { closeDatabase, openDatabase } = await import("#lib/db/database.ts");
	const { hasOwner } = await import("#lib/auth/has-owner.ts");
	openDatabase(databaseUrl, { connectionsMax: 1 });
	try {
		return !(await hasOwner());
	} finally {
		await closeDatabase();
	}
}

function describeRunning(dataDir: string): string {
	const running = findRunning(dataDir);
	if (!running) return `Tracewright is already running on ${dataDir}.`;
	return running.isReady ? `Tracewright is already running: ${running.url}` : `Tracewright is already starting: it will be at ${running.url}`;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

function abortOnSignals(): AbortSignal {
	const controller = new AbortController();
	for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => controller.abort());
	return controller.signal;
}

function untilAborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}

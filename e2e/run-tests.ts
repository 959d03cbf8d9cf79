import { mkdirSync } from "node:fs";
import { startTemporaryPostgres } from "#e2e/fixtures/temporary-postgres.ts";
import { findDrift } from "#e2e/runner/find-drift.ts";
import { addOutcomes, FAILED_ONE, type Outcome, PASSED_ONE } from "#e2e/runner/outcome.ts";
import { runChecks } from "#e2e/runner/run-checks.ts";
import { runCommand } from "#e2e/runner/run-command.ts";
import { runJourneys } from "#e2e/runner/run-journeys.ts";
import { runVitest } from "#e2e/runner/run-vitest.ts";
import { env } from "#lib/env.ts";
import { generateClient } from "#lib/launch/generate-client.ts";

// Everything that proves the project, the quick before the slow. A step that fails does not keep the next from telling what it knows.
const STEPS: readonly { readonly name: string; readonly run: () => Promise<readonly Outcome[]> }[] = [
	{ name: "check", run: runChecks },
	{ name: "unit", run: async () => [await runVitest("unit")] },
	{ name: "db", run: runDatabaseTests },
	{ name: "build", run: async () => [await succeeds("npm", ["run", "--silent", "build"])] },
	{ name: "e2e", run: async () => [await runJourneys()] },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
	process.stderr.write(`No step is named ${unknown.join(", ")}; there are ${STEPS.map(({ name }) => name).join(", ")}.\n`);
	process.exit(2);
}
process.exitCode = await runSteps(STEPS.filter(({ name }) => asked.length === 0 || asked.includes(name)));

async function runSteps(steps: typeof STEPS): Promise<number> {
	mkdirSync("test-results", { recursive: true });
	process.stdout.write(`Node ${process.version}\n`);
	generateClient();
	const lines: string[] = [];
	const outcomes: Outcome[] = [];
	for (const { name, run } of steps) {
		process.stdout.write(`\n── ${name} ──\n`);
		const began = performance.now();
		const outcome = addOutcomes(await run());
		outcomes.push(outcome);
		lines.push(`${name.padEnd(6)} ${inWords(outcome)} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
		process.stdout.write(`${lines.at(-1)}\n`);
	}
	const total = addOutcomes(outcomes);
	const mayNotSkip = env().CI === "true" && total.skipped > 0;
	if (mayNotSkip) lines.push("With CI=true nothing may be skipped.");
	process.stdout.write(`\n${lines.join("\n")}\n${inWords(total)}\n`);
	return total.failed > 0 || mayNotSkip ? 1 : 0;
}

async function runDatabaseTests(): Promise<readonly Outcome[]> {
	const given = env().TRACEWRIGHT_TEST_POSTGRES;
	const server = given ? { url: given, stop: async () => undefined } : await startTemporaryPostgres();
	try {
		return [await findDrift(server.url), await runVitest("db", { TRACEWRIGHT_TEST_POSTGRES: server.url })];
	} finally {
		await server.stop();
	}
}

async function succeeds(program: string, args: readonly string[]): Promise<Outcome> {
	const { exitCode, output } = await runCommand({ program, args }, { isShown: false });
	if (exitCode === 0) return PASSED_ONE;
	process.stdout.write(`${output.trimEnd()}\n✗ ${program} ${args.join(" ")}\n`);
	return FAILED_ONE;
}

function inWords({ passed, failed, skipped }: Outcome): string {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

import { readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { FAILED_ONE, type Outcome } from "#e2e/runner/outcome.ts";
import { runCommand } from "#e2e/runner/run-command.ts";

const report = z.object({ success: z.boolean(), numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numTodoTests: z.int() });

/** Runs one of vitest's projects. A run that ends without a failed test and yet without success counts as one failure. */
export async function runVitest(project: "unit" | "db", env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
	const file = `test-results/${project}.json`;
	rmSync(file, { force: true });
	const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
	const { exitCode } = await runCommand({ program: "vitest", args, env }, { isShown: true });
	const told = readReport(file);
	if (!told) return FAILED_ONE;
	const failed = exitCode === 0 && told.success ? told.numFailedTests : Math.max(1, told.numFailedTests);
	return { passed: told.numPassedTests, failed, skipped: told.numPendingTests + told.numTodoTests };
}

function readReport(file: string): z.infer<typeof report> | null {
	try {
		return report.parse(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		return null;
	}
}

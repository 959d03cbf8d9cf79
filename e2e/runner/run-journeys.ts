import { readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { FAILED_ONE, type Outcome } from "#e2e/runner/outcome.ts";
import { runCommand } from "#e2e/runner/run-command.ts";

const FILE = "test-results/journeys.json";

const report = z.object({
	errors: z.array(z.unknown()),
	stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

/** Runs the journeys on the built studio in a real browser. A flaky one has failed. */
export async function runJourneys(): Promise<Outcome> {
	rmSync(FILE, { force: true });
	const { exitCode } = await runCommand({ program: "npm", args: ["run", "--silent", "test:e2e"] }, { isShown: true });
	const told = readReport();
	if (!told) return FAILED_ONE;
	const failed = told.stats.unexpected + told.stats.flaky + told.errors.length;
	return { passed: told.stats.expected, failed: exitCode === 0 ? failed : Math.max(1, failed), skipped: told.stats.skipped };
}

function readReport(): z.infer<typeof report> | null {
	try {
		return report.parse(JSON.parse(readFileSync(FILE, "utf8")));
	} catch {
		return null;
	}
}

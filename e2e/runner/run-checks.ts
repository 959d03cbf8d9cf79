import { FAILED_ONE, type Outcome, PASSED_ONE } from "#e2e/runner/outcome.ts";
import { runCommand } from "#e2e/runner/run-command.ts";

/** Scripts of package.json that look at the code without running it. */
const CHECKS = {
	format: { program: "biome", args: ["format", "."] },
	lint: { program: "npm", args: ["run", "--silent", "lint"] },
	typecheck: { program: "npm", args: ["run", "--silent", "typecheck"] },
	rooms: { program: "npm", args: ["run", "--silent", "rooms"] },
	unused: { program: "npm", args: ["run", "--silent", "unused"] },
};

/** All checks side by side; only those that fail say something. */
export async function runChecks(): Promise<readonly Outcome[]> {
	return Promise.all(
		Object.entries(CHECKS).map(async ([name, command]) => {
			const { exitCode, output } = await runCommand(command, { isShown: false });
			if (exitCode === 0) return PASSED_ONE;
			process.stdout.write(`${output.trimEnd()}\n✗ ${name}\n`);
			return FAILED_ONE;
		}),
	);
}

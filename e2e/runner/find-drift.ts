import { FAILED_ONE, type Outcome, PASSED_ONE } from "#e2e/runner/outcome.ts";
import { runCommand } from "#e2e/runner/run-command.ts";

/** Applies all migrations to an empty database and asks whether that is the schema which the models describe. */
export async function findDrift(server: string): Promise<Outcome> {
	const args = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma", "--exit-code"];
	const { exitCode, output } = await runCommand({ program: "prisma", args, env: { DATABASE_URL: new URL("postgres", server).toString() } }, { isShown: false });
	if (exitCode === 0) return PASSED_ONE;
	process.stdout.write(`${output.trimEnd()}\n✗ the migrations and the models differ\n`);
	return FAILED_ONE;
}

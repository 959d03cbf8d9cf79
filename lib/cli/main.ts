import { Command, CommanderError } from "commander";
import { BadUse } from "#lib/cli/bad-use.ts";
import { exportCommand } from "#lib/cli/export-command.ts";
import { importCommand } from "#lib/cli/import-command.ts";
import { recipesCommand } from "#lib/cli/recipes-command.ts";
import { runsCommand } from "#lib/cli/runs-command.ts";
import { serversCommand } from "#lib/cli/servers-command.ts";
import { snapshotsCommand } from "#lib/cli/snapshots-command.ts";
import { usersCommand } from "#lib/cli/users-command.ts";
import { verifyCommand } from "#lib/cli/verify-command.ts";
import { writeCommand } from "#lib/cli/write-command.ts";

const COMMANDS: readonly (() => Command)[] = [
	importCommand,
	writeCommand,
	runsCommand,
	recipesCommand,
	snapshotsCommand,
	exportCommand,
	verifyCommand,
	serversCommand,
	usersCommand,
];

const program = new Command("studio").description("Tracewright's command line. It works while the studio runs and while it does not.");
for (const command of COMMANDS) program.addCommand(command());
for (const command of allOf(program)) {
	command.exitOverride().showHelpAfterError("Add --help for what there is.");
	if (command.commands.length === 0) command.option("--json", "print the result as one JSON object, on the last line of stdout");
}

try {
	await program.parseAsync();
} catch (error) {
	process.exitCode = exitCodeOf(error);
}
process.exit(); // nothing that a library still holds open keeps a finished command alive

function allOf(command: Command): readonly Command[] {
	return [command, ...command.commands.flatMap(allOf)];
}

/** Help that was asked for is no failure; whatever else commander throws is bad use, and it has said so. */
function exitCodeOf(error: unknown): number {
	if (error instanceof CommanderError) return error.code === "commander.helpDisplayed" || error.code === "commander.version" ? 0 : 2;
	if (!(error instanceof BadUse)) throw error;
	process.stderr.write(`error: ${error.message}\nAdd --help for what there is.\n`);
	return 2;
}

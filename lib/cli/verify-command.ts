import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { type CommandResult, runCommand } from "#lib/cli/run-command.ts";
import { getDataset } from "#lib/history/server/find-dataset.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { verifyQuestions } from "#lib/synthesis/server/verify-questions.ts";

/** `studio verify`. */
export function verifyCommand(): Command {
	return new Command("verify")
		.description("check a dataset's stored bytes, history and counts, and recompute the key of every rule-written question")
		.requiredOption("--dataset <name>", "the dataset")
		.action(runCommand(z.object({ dataset: z.string() }), verify));
}

async function verify(input: { readonly dataset: string }): Promise<CommandResult> {
	const { id, name } = await getDataset(COMMAND_LINE, input.dataset);
	const history = await verifyHistory(id);
	const questions = await verifyQuestions(id);
	const differences = [...history.problems.map((reason) => ({ key: null, reason })), ...questions.differences];
	const ok = differences.length === 0;
	if (!ok) process.exitCode = 1;
	return {
		text: [
			`${name}: ${history.contents} contents, ${questions.checked} rule-written questions, ${ok ? "nothing differs" : `${differences.length} differences`}.`,
			...differences.map(({ key, reason }) => (key ? `question ${key}: ${reason}` : reason)),
			`Digest of the draft: ${history.digest}`,
		].join("\n"),
		json: { ok, digest: history.digest, contents: history.contents, questions: questions.checked, stale: questions.stale, differences },
	};
}

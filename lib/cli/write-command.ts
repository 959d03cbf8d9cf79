import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { type CommandContext, type CommandResult, runCommand } from "#lib/cli/run-command.ts";
import { getDataset } from "#lib/history/server/find-dataset.ts";
import { createId } from "#lib/ids.ts";
import { MISTAKE_SHARE_DEFAULT, mistakeShareSchema, PER_IMAGE_DEFAULT, perImageSchema, SEED_DEFAULT, seedSchema } from "#lib/synthesis/schema.ts";
import { writeQuestions } from "#lib/synthesis/server/write-questions.ts";

const schema = z.object({
	dataset: z.string(),
	engine: z.literal("rules", "there is one engine so far, rules"),
	perImage: z.coerce.number("it must be a number").default(PER_IMAGE_DEFAULT).pipe(perImageSchema),
	seed: z.coerce.number("it must be a number").default(SEED_DEFAULT).pipe(seedSchema),
	mistakes: z.coerce.number("it must be a number").default(MISTAKE_SHARE_DEFAULT).pipe(mistakeShareSchema),
});

/** `studio write`. */
export function writeCommand(): Command {
	return new Command("write")
		.description("write questions with reasoning traces about a dataset's images; what is there already stays as it is")
		.requiredOption("--dataset <name>", "the dataset")
		.requiredOption("--engine <name>", "who writes: rules, from boxes and captions alone")
		.option("--per-image <number>", `how many questions an image gets at most (default: ${PER_IMAGE_DEFAULT})`)
		.option("--seed <number>", `the same images and seed give the same questions, word for word (default: ${SEED_DEFAULT})`)
		.option("--mistakes <share>", `of the simple traces, the share that makes one plausible slip, 0 to 1 (default: ${MISTAKE_SHARE_DEFAULT})`)
		.action(runCommand(schema, write));
}

async function write({ dataset, perImage, seed, mistakes: mistakeShare }: z.infer<typeof schema>, context: CommandContext): Promise<CommandResult> {
	const { id: datasetId, name } = await getDataset(COMMAND_LINE, dataset);
	const report = await writeQuestions(COMMAND_LINE, { datasetId, commandId: createId(), perImage, seed, mistakeShare }, context);
	const questions = report.grounded + report.composed;
	const added =
		questions === 0
			? "nothing that was not there"
			: `${report.grounded} grounded and ${report.composed} composed questions with ${report.traces} traces and ${report.pairs} pairs`;
	return { text: `Wrote ${added}, about ${report.images} images of ${name}.`, json: report };
}

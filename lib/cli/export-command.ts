import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { type CommandContext, type CommandResult, runCommand } from "#lib/cli/run-command.ts";
import { exportLlamaFactory } from "#lib/exports/server/export-llama-factory.ts";
import { getDataset } from "#lib/history/server/find-dataset.ts";
import { snapshotNumberSchema } from "#lib/snapshots/schema.ts";

const schema = z.object({
	dataset: z.string(),
	snapshot: z.coerce.number().pipe(snapshotNumberSchema),
	out: z.string().min(1),
	acceptLicences: z
		.string()
		.default("")
		.transform((list) =>
			list
				.split(",")
				.map((entry) => entry.trim())
				.filter((entry) => entry !== ""),
		),
});

/** `studio export llama-factory`. */
export function exportCommand(): Command {
	const command = new Command("export").description("write a snapshot in the form a trainer reads");
	command
		.command("llama-factory")
		.description("ShareGPT rows for supervised fine-tuning, with pictures, dataset_info.json, credits and a card")
		.requiredOption("--dataset <name>", "the dataset")
		.requiredOption("--snapshot <number>", "the number of a published snapshot")
		.requiredOption("--out <folder>", "a new or empty folder; one that holds the very same export is left as it is")
		.option("--accept-licences <list>", "licences to take on besides CC BY, CC BY-SA and the public domain, with commas: cc-by-nc,unknown")
		.action(runCommand(schema, write));
	return command;
}

async function write({ dataset, snapshot, out, acceptLicences }: z.infer<typeof schema>, context: CommandContext): Promise<CommandResult> {
	const { id: datasetId } = await getDataset(COMMAND_LINE, dataset);
	const summary = await exportLlamaFactory(COMMAND_LINE, { datasetId, snapshot, acceptLicences, out: { path: out, pictures: "copy" } }, context);
	const { rows, images, train, validation, test } = summary;
	const nothing = rows === 0 ? ` Snapshot ${snapshot} holds no accepted trace of an accepted question; decide on some and publish again.` : "";
	return { text: `Wrote ${rows} rows (train ${train}, validation ${validation}, test ${test}) and ${images} images to ${out}.${nothing}`, json: summary };
}

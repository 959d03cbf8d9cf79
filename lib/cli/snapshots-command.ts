import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { type CommandResult, runCommand } from "#lib/cli/run-command.ts";
import { AppError } from "#lib/errors.ts";
import { getDataset } from "#lib/history/server/find-dataset.ts";
import { createId } from "#lib/ids.ts";
import { noteSchema, type Snapshot } from "#lib/snapshots/schema.ts";
import { listSnapshots } from "#lib/snapshots/server/list-snapshots.ts";
import { publishSnapshot } from "#lib/snapshots/server/publish-snapshot.ts";
import { sealSnapshot } from "#lib/snapshots/server/seal-snapshot.ts";
import { summariseCounts } from "#lib/snapshots/summarise-counts.ts";

const publishSchema = z.object({ dataset: z.string(), note: noteSchema, whileOpen: z.boolean().default(false) });
const listSchema = z.object({ dataset: z.string(), before: z.coerce.number().int().positive().optional() });

/** `studio snapshots publish | list`. */
export function snapshotsCommand(): Command {
	const command = new Command("snapshots").description("publish and list the numbered, immutable versions of a dataset");
	command
		.command("publish")
		.description("make what the dataset holds now its next snapshot, and seal it")
		.requiredOption("--dataset <name>", "the dataset")
		.requiredOption("--note <text>", "what this snapshot is, for those who come later")
		.option("--while-open", "publish although an import or a writing still runs")
		.action(runCommand(publishSchema, publish));
	command
		.command("list")
		.description("list the snapshots of a dataset, newest first, a hundred at a time")
		.requiredOption("--dataset <name>", "the dataset")
		.option("--before <number>", "go on below this number")
		.action(runCommand(listSchema, list));
	return command;
}

async function publish(input: z.infer<typeof publishSchema>): Promise<CommandResult> {
	const { id: datasetId, name } = await getDataset(COMMAND_LINE, input.dataset);
	const snapshot = await publishSnapshot(COMMAND_LINE, { datasetId, commandId: createId(), note: input.note, whileOpen: input.whileOpen }).catch(tellFlag);
	// Sealed here and now: there may be no worker.
	const digest = await sealSnapshot({ datasetId, number: snapshot.number });
	const { accepted, questions } = summariseCounts(snapshot.counts);
	return {
		text: `Published snapshot ${snapshot.number} of ${name}: ${questions} questions, ${accepted.questions} accepted with ${accepted.traces} traces. Digest ${digest}.`,
		json: toJson({ ...snapshot, digest }),
	};
}

async function list(input: z.infer<typeof listSchema>): Promise<CommandResult> {
	const { id: datasetId, name } = await getDataset(COMMAND_LINE, input.dataset);
	const snapshots = await listSnapshots(COMMAND_LINE, { datasetId, ...(input.before && { before: input.before }) });
	const lines = snapshots.map(
		({ number, at, digest, note }) => `${number}\t${at.toISOString()}\t${digest?.slice(0, 12) ?? "sealing"}\t${note.replaceAll(/\s+/g, " ")}`,
	);
	return { text: lines.length > 0 ? lines.join("\n") : `${name} has no snapshot yet.`, json: { snapshots: snapshots.map(toJson) } };
}

function toJson({ number, note, digest, at, counts }: Snapshot): Record<string, unknown> {
	const { images, questions, traces, accepted } = summariseCounts(counts);
	return { snapshot: number, note, digest, at: at.toISOString(), images, questions, traces, accepted };
}

function tellFlag(error: unknown): never {
	const isOpen = error instanceof AppError && error.code === "conflict" && z.object({ open: z.array(z.string()) }).safeParse(error.details).success;
	throw isOpen ? new AppError("conflict", `${error.message} Then add --while-open.`, error.details) : error;
}

import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import type { CommandId, DatasetId } from "#lib/ids.ts";

export type Command = {
	/** Made by whoever asks; the same id means the same act. */
	readonly id: CommandId;
	readonly datasetId: DatasetId;
	readonly actor: string;
	readonly kind: string;
	/** SHA-256 of the canonical input, so that an id used for something else is seen. */
	readonly fingerprint: Buffer;
	/** What a replay of the command is answered with. */
	readonly answer?: unknown;
	readonly undoes?: CommandId;
};

export type Recorded = { readonly kind: "fresh" } | { readonly kind: "replayed"; readonly answer: unknown };

/**
 * Begins a command: a fresh one is in the log, a replayed one has been done before and is only answered.
 * @throws AppError conflict where the id stands for another act, or the undone command was undone already
 */
export async function recordCommand(tx: Tx, command: Command): Promise<Recorded> {
	await lockDataset(tx, command.datasetId);
	// A second sender of the same id waits here for the first one's commit.
	const inserted = await tx.query(
		`INSERT INTO command (id, dataset_id, actor, kind, fingerprint, answer, undoes) VALUES ($1, $2, $3, $4, $5, $6, $7)
		 ON CONFLICT DO NOTHING`,
		[command.id, command.datasetId, command.actor, command.kind, command.fingerprint, JSON.stringify(command.answer ?? null), command.undoes ?? null],
	);
	if (inserted.rowCount === 1) return { kind: "fresh" };
	const { rows } = await tx.query<{ dataset_id: string; actor: string; fingerprint: Buffer; answer: unknown }>(
		"SELECT dataset_id, actor, fingerprint, answer FROM command WHERE id = $1",
		[command.id],
	);
	const known = rows[0];
	if (!known) throw new AppError("conflict", "That command has been undone already.", { undoes: command.undoes });
	if (known.dataset_id !== command.datasetId || known.actor !== command.actor || !known.fingerprint.equals(command.fingerprint)) {
		throw new AppError("conflict", `The command id ${command.id} was used for another act.`);
	}
	return { kind: "replayed", answer: known.answer };
}

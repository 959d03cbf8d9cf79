import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { HeadOutcome, Split, SubjectKind } from "#lib/history/schema.ts";
import { findContents } from "#lib/history/server/find-contents.ts";
import { MAX_PUTS, putSubjects } from "#lib/history/server/put-subjects.ts";
import type { CommandId, DatasetId, SubjectId } from "#lib/ids.ts";

/** A subject with the state it goes back to; a hash of null is from before it was made. */
export type Return = {
	readonly id: SubjectId;
	readonly kind: SubjectKind;
	readonly key: string;
	readonly parentId: SubjectId | null;
	readonly seq: number;
	readonly hash: Buffer | null;
	readonly outcome: HeadOutcome;
	readonly split: Split;
};

/** Appends to each subject a change that brings back an earlier state, as undo and restore do. */
export async function moveSubjectsBack(tx: Tx, command: { readonly id: CommandId; readonly datasetId: DatasetId }, returns: readonly Return[]): Promise<void> {
	for (let start = 0; start < returns.length; start += MAX_PUTS) {
		const some = returns.slice(start, start + MAX_PUTS);
		const contents = await findContents(
			tx,
			some.flatMap((back) => back.hash ?? []),
		);
		await putSubjects(
			tx,
			command,
			some.map((back) => {
				const content = back.hash ? contents.get(back.hash.toString("hex")) : "unchanged";
				if (!content) throw new AppError("internal", `The content ${back.hash?.toString("hex")} of ${back.kind} ${back.key} is gone.`);
				return { ...back, expectedSeq: back.seq, content };
			}),
		);
	}
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { findSubjects } from "#lib/history/server/find-subjects.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { moveSubjectsBack } from "#lib/history/server/move-subjects-back.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import type { RestoreInput } from "#lib/snapshots/schema.ts";
import { diffSnapshots } from "#lib/snapshots/server/diff-snapshots.ts";

const MAX_RESTORED = 10_000;

/**
 * Puts every subject that differs from snapshot N back to N's values, as one command that can be undone; what came after N leaves the
 * draft. Links and staleness are rebuilt from content; judgements remain as the record. Returns how many subjects moved. Others write
 * meanwhile; what of theirs comes between the comparison and the writing is later than the restore, or a conflict.
 */
export async function restoreSnapshot(actor: Actor, input: RestoreInput): Promise<number> {
	authorize(actor, "snapshot:publish");
	return withTransaction(async (tx) => {
		const draft = await lockDataset(tx, input.datasetId);
		if (input.number >= draft) throw new AppError("not_found", `The dataset has no snapshot ${input.number}.`);
		const differences = await diffSnapshots(tx, { datasetId: input.datasetId, from: input.number, to: draft, limit: MAX_RESTORED + 1 });
		if (differences.length > MAX_RESTORED)
			throw new AppError("limit", `Restoring snapshot ${input.number} would change more than ${MAX_RESTORED} subjects at once.`);
		const fingerprint = sha256(canonicalBytes({ restore: input.datasetId, number: input.number }));
		const command = { id: input.commandId, datasetId: input.datasetId, actor: actor.id, kind: "restore", fingerprint, answer: differences.length };
		const recorded = await recordCommand(tx, command);
		if (recorded.kind === "replayed") return Number(recorded.answer);
		const subjects = await findSubjects(
			tx,
			differences.map((difference) => difference.subjectId),
		);
		await moveSubjectsBack(
			tx,
			command,
			differences.flatMap(({ subjectId, before }) => {
				const subject = subjects.get(subjectId);
				if (!subject) return [];
				return [{ ...subject, hash: before?.hash ?? null, outcome: before?.outcome ?? "removed", split: before?.split ?? subject.split }];
			}),
		);
		return differences.length;
	});
}

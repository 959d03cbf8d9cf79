import "server-only";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { SubjectKind } from "#lib/history/schema.ts";
import { findSubjectsByKeys, type Subject } from "#lib/history/server/find-subjects.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { type CommandId, createId, type SubjectId } from "#lib/ids.ts";
import type { Run } from "#lib/runs/schema.ts";
import { addTally, type Tally } from "#lib/runs/server/add-tally.ts";
import type { ClaimedTask } from "#lib/runs/server/claim-tasks.ts";
import type { Draft, TaskOutcome } from "#lib/runs/server/task-outcome.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

export type FinishedTask = { readonly task: ClaimedTask; readonly outcome: TaskOutcome };

const ATTEMPTS = 5;

/**
 * Ends tasks: what they brought, what follows them and what they count for are written in one transaction, or none of it. A task that another worker
 * holds by now is left to it. Another writer of the same subjects is waited for.
 */
export async function finishTasks(
	run: Run,
	{ worker, commandId }: { readonly worker: string; readonly commandId: CommandId },
	finished: readonly FinishedTask[],
): Promise<void> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await withTransaction((tx) => finish(tx, run, { worker, commandId }, finished));
		} catch (error) {
			const isRace = error instanceof AppError && error.code === "conflict";
			if (!isRace || attempt === ATTEMPTS) throw error;
		}
	}
}

async function finish(
	tx: Tx,
	run: Run,
	{ worker, commandId }: { readonly worker: string; readonly commandId: CommandId },
	finished: readonly FinishedTask[],
): Promise<void> {
	await lockDataset(tx, run.datasetId);
	const held = await endClaims(tx, run, worker, finished);
	if (held.length === 0) return;
	const drafts = new Map(held.flatMap(({ outcome }) => outcome.drafts.map((draft) => [nameOf(draft), draft] as const)));
	const known = await findKnown(tx, run, [...drafts.values()]);
	const ids = new Map([...drafts].map(([name]) => [name, known.get(name)?.id ?? createId<SubjectId>()]));
	const puts = [
		...held.flatMap(({ outcome: { image } }) => (image ? [toImagePut(image)] : [])),
		...[...drafts].flatMap(([name, draft]): readonly Put[] => {
			const before = known.get(name);
			if (before && before.outcome !== "removed") return [];
			const { kind, key, content, split } = draft;
			return [{ id: idOf(ids, name), expectedSeq: before?.seq ?? 0, kind, key, parentId: parentOf(draft, ids), content, outcome: "undecided", split }];
		}),
	];
	await putSubjects(tx, { id: commandId, datasetId: run.datasetId }, puts);
	const followers = held.flatMap(({ task, outcome }) => [
		...(outcome.next ? [{ stage: outcome.next, id: task.subjectId }] : []),
		...outcome.drafts.flatMap((draft) => (draft.next ? [{ stage: draft.next, id: idOf(ids, nameOf(draft)) }] : [])),
	]);
	const follow = await tx.query<{ stage: Tally["stage"] }>(
		"INSERT INTO run_task (run_id, stage, subject_id) SELECT $1, f.stage, f.id FROM unnest($2::text[], $3::uuid[]) AS f (stage, id) ON CONFLICT DO NOTHING RETURNING stage",
		[run.id, followers.map(({ stage }) => stage), followers.map(({ id }) => id)],
	);
	await keepRejections(tx, run, held);
	await addTally(tx, run.id, [
		...held.flatMap(({ task, outcome }): readonly Tally[] => [
			...outcome.tallies,
			...outcome.rejections.map(({ stage, reason }): Tally => ({ stage, measure: "rejected", reason, n: 1 })),
			{ stage: task.stage, measure: "done", reason: "", n: 1 },
		]),
		...follow.rows.map(({ stage }): Tally => ({ stage, measure: "in", reason: "", n: 1 })),
	]);
}

async function endClaims(tx: Tx, run: Run, worker: string, finished: readonly FinishedTask[]): Promise<readonly FinishedTask[]> {
	const { rows } = await tx.query<{ stage: string; subject_id: string }>(
		`UPDATE run_task t SET state = 'done', worker = NULL, lease_until = NULL FROM unnest($3::text[], $4::uuid[]) AS f (stage, subject_id)
		 WHERE t.run_id = $1 AND t.worker = $2 AND t.state = 'claimed' AND t.stage = f.stage AND t.subject_id = f.subject_id RETURNING t.stage, t.subject_id`,
		[run.id, worker, finished.map(({ task }) => task.stage), finished.map(({ task }) => task.subjectId)],
	);
	const ended = new Set(rows.map((row) => `${row.stage} ${row.subject_id}`));
	return finished.filter(({ task }) => ended.has(`${task.stage} ${task.subjectId}`));
}

async function findKnown(tx: Tx, { datasetId }: Run, drafts: readonly Draft[]): Promise<ReadonlyMap<string, Subject>> {
	const found = new Map<string, Subject>();
	for (const [kind, ofKind] of Map.groupBy(drafts, (draft) => draft.kind)) {
		for (const subject of (await findSubjectsByKeys(tx, { datasetId, kind, keys: ofKind.map(({ key }) => key) })).values()) found.set(nameOf(subject), subject);
	}
	return found;
}

function toImagePut({ subject, content }: NonNullable<TaskOutcome["image"]>): Put {
	return { ...subject, expectedSeq: subject.seq, content };
}

function parentOf({ parent }: Draft, ids: ReadonlyMap<string, SubjectId>): SubjectId {
	return "id" in parent ? parent.id : idOf(ids, nameOf({ kind: "question", key: parent.key }));
}

function idOf(ids: ReadonlyMap<string, SubjectId>, name: string): SubjectId {
	const id = ids.get(name);
	if (!id) throw new AppError("internal", `A task brought no ${name}.`);
	return id;
}

function nameOf({ kind, key }: { readonly kind: SubjectKind; readonly key: string }): string {
	return `${kind} ${key}`;
}

async function keepRejections(tx: Tx, { id }: Run, held: readonly FinishedTask[]): Promise<void> {
	const rows = held.flatMap(({ task, outcome }) => outcome.rejections.map((rejection, ordinal) => ({ ...rejection, ordinal, subjectId: task.subjectId })));
	if (rows.length === 0) return;
	await tx.query(
		`INSERT INTO run_rejection (run_id, stage, subject_id, ordinal, reason, sample, generation)
		 SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::bytea[])`,
		[
			id,
			rows.map(({ stage }) => stage),
			rows.map(({ subjectId }) => subjectId),
			rows.map(({ ordinal }) => ordinal),
			rows.map(({ reason }) => reason),
			// Whatever a model said must not hold up the work of a whole batch.
			rows.map(({ sample }) => toExcerpt(sample)),
			rows.map(({ generation }) => (generation === null ? null : Buffer.from(generation, "hex"))),
		],
	);
}

import type { Bench, BenchContext, Measure } from "#e2e/benches/bench.ts";
import { toMeasure } from "#e2e/benches/compare.ts";
import { millisecondsOf } from "#e2e/benches/milliseconds-of.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { sha256 } from "#lib/history/content.ts";
import type { Outcome, Split } from "#lib/history/schema.ts";
import { MAX_PUTS, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import { publishSnapshot } from "#lib/snapshots/server/publish-snapshot.ts";
import { makeMillionItems } from "#prisma/scenarios/million-items.ts";

const MANY = 1_000_000;
const FEW = 10_000;
const ROUNDS = 5;
const PICTURE = sha256("no picture is looked at here").toString("hex");

/** Publishing a million members with 1,000 changes pending: against copying the membership, and against publishing ten thousand. */
export default { name: "publish", run: runPublishBench } satisfies Bench;

async function runPublishBench({ tell }: BenchContext): Promise<readonly Measure[]> {
	tell(`  making ${FEW + MANY} questions`);
	const few = (await makeMillionItems({ name: "few", questions: FEW, pictureSha256: PICTURE })).datasetId;
	const many = (await makeMillionItems({ name: "many", questions: MANY, pictureSha256: PICTURE })).datasetId;
	await database().pool.query("VACUUM (ANALYZE)");
	for (const datasetId of [few, many]) await publishAfterChanges(datasetId);
	const rounds: { readonly few: number; readonly many: number; readonly copy: number }[] = [];
	for (let round = 1; round <= ROUNDS; round++) {
		rounds.push({ few: await publishAfterChanges(few), many: await publishAfterChanges(many), copy: await copyMembers(many) });
		tell(`  round ${round} of ${ROUNDS}`);
	}
	return [
		toMeasure(
			{ name: "publish: 1 M members to one INSERT…SELECT of them", unit: "ms", bar: 0.01 },
			rounds.map(({ many: product, copy: limit }) => ({ product, limit })),
		),
		toMeasure(
			{ name: "publish: 1 M members to 10 k members", unit: "ms", bar: 2 },
			rounds.map(({ many: product, few: limit }) => ({ product, limit })),
		),
	];
}

async function publishAfterChanges(datasetId: DatasetId): Promise<number> {
	await changeOutcomes(datasetId);
	return millisecondsOf(() => publishSnapshot(COMMAND_LINE, { datasetId, commandId: createId<CommandId>(), note: "bench", whileOpen: true }));
}

/** Decides a thousand questions that are scattered over the dataset the other way. */
async function changeOutcomes(datasetId: DatasetId): Promise<void> {
	const { rows } = await database().pool.query<{ id: SubjectId; key: string; seq: number; outcome: Outcome; split: Split; parentId: SubjectId }>(
		`SELECT id, key, head_seq AS seq, outcome, split, parent_id AS "parentId" FROM subject WHERE dataset_id = $1 AND kind = 'question' ORDER BY key LIMIT $2`,
		[datasetId, MAX_PUTS],
	);
	await withTransaction(async (tx) => {
		const command = { id: createId<CommandId>(), datasetId, actor: COMMAND_LINE.id, kind: "bench", fingerprint: sha256("bench") };
		await recordCommand(tx, command);
		await putSubjects(
			tx,
			command,
			rows.map(({ seq, outcome, ...subject }) => ({
				...subject,
				kind: "question",
				expectedSeq: seq,
				content: "unchanged",
				outcome: outcome === "accepted" ? "rejected" : "accepted",
			})),
		);
	});
}

/** What a publish costs that copies the membership: a row a member into a table without a single index. */
async function copyMembers(datasetId: DatasetId): Promise<number> {
	await database().pool.query("CREATE TABLE member_copy (LIKE member)");
	const milliseconds = await millisecondsOf(() =>
		database().pool.query("INSERT INTO member_copy SELECT * FROM member WHERE dataset_id = $1 AND v_to IS NULL", [datasetId]),
	);
	await database().pool.query("DROP TABLE member_copy");
	return milliseconds;
}

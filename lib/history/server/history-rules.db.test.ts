import { beforeAll, describe, expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { type Content, sha256, toContent } from "#lib/history/content.ts";
import { labelPart, partHash, partsOf } from "#lib/history/part-hash.ts";
import type { HeadOutcome } from "#lib/history/schema.ts";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";
import { findSubjects, getSubject } from "#lib/history/server/find-subjects.ts";
import { foldAllDeltas } from "#lib/history/server/fold-deltas.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { type Judgement, recordJudgements } from "#lib/history/server/record-judgements.ts";
import { undoCommand } from "#lib/history/server/undo-command.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";

withTestDatabase();

const DOG = { key: "r1", label: "dog", box: { x: 1, y: 2, width: 3, height: 4 }, crowd: false };
const CAT = { key: "r2", label: "cat", box: { x: 5, y: 6, width: 7, height: 8 }, crowd: false };

let datasetId: DatasetId;
beforeAll(async () => {
	datasetId = (await createDataset(COMMAND_LINE, { name: "rules" })).id;
});

function image(...regions: readonly object[]): Content {
	return toContent({ v: 1, kind: "image", regions } as never, { stage: "", type: "", labels: ["dog"] });
}

function question(stem: string, rest: { image: Content; imageKey: string; part: string; parents?: readonly { key: string; content: Content }[] }): Content {
	const parts = partsOf(JSON.parse(rest.image.body.toString()));
	return toContent(
		{
			v: 1,
			kind: "question",
			stem,
			restsOn: [
				{ role: "evidence", kind: "image", key: rest.imageKey, part: rest.part, hash: partHash(parts, rest.part).toString("hex") },
				...(rest.parents ?? []).map((parent) => ({
					role: "parent" as const,
					kind: "question" as const,
					key: parent.key,
					part: "",
					hash: parent.content.hash.toString("hex"),
				})),
			],
		} as never,
		{ stage: rest.parents ? "composed" : "grounded", type: "counting", labels: ["dog"] },
	);
}

function put(fields: Pick<Put, "kind" | "key" | "content"> & Partial<Put>): Put {
	return { id: createId<SubjectId>(), expectedSeq: 0, parentId: null, outcome: "undecided", split: "train", ...fields };
}

async function write(puts: readonly Put[], id = createId<CommandId>()): Promise<CommandId> {
	await withTransaction(async (tx) => {
		await recordCommand(tx, { id, datasetId, actor: "a", kind: "test", fingerprint: sha256("x") });
		await putSubjects(tx, { id, datasetId }, puts);
	});
	return id;
}

async function undo(undoes: CommandId): Promise<{ undone: readonly SubjectId[]; left: readonly SubjectId[] }> {
	return withTransaction((tx) => undoCommand(tx, { undoes, command: { id: createId(), datasetId, actor: "a", kind: "undo", fingerprint: sha256(undoes) } }));
}

async function stateOf(id: SubjectId): Promise<{ seq: number; outcome: HeadOutcome; isStale: boolean }> {
	const { seq, outcome, isStale } = await getSubject(null, id);
	return { seq, outcome, isStale };
}

function sql(text: string, values: readonly unknown[] = []): Promise<unknown> {
	return database().pool.query(text, [...values]);
}

describe("what has been written", () => {
	test.each(["content", "change", "command", "version", "subject", "judgement"])("%s rows cannot be deleted", async (table) => {
		await expect(sql(`DELETE FROM ${table}`)).rejects.toThrow("append-only");
		await expect(sql(`TRUNCATE ${table} CASCADE`)).rejects.toThrow("append-only");
	});

	test.each(["content SET stage = ''", "change SET outcome = 'accepted'", "command SET kind = ''"])("UPDATE %s is refused", async (update) => {
		await expect(sql(`UPDATE ${update}`)).rejects.toThrow("append-only");
	});

	test("content must hash to its address", async () => {
		await expect(sql("INSERT INTO content (hash, kind, body) VALUES ($1, 'image', $2)", [sha256("a"), Buffer.from("b")])).rejects.toThrow(
			"content_is_addressed_by_its_bytes",
		);
	});

	test("a member cannot be put into another version than the draft, nor differ from its head", async () => {
		const one = put({ kind: "image", key: "guard", content: image(DOG) });
		await write([one]);
		const head = await getSubject(null, one.id);
		for (const [version, outcome] of [
			[7, "undecided"],
			[1, "accepted"],
		] as const) {
			await expect(
				sql("INSERT INTO member (dataset_id, subject_id, hash, outcome, is_stale, split, v_from) VALUES ($1, $2, $3, $4, false, 'train', $5)", [
					datasetId,
					one.id,
					head.hash,
					outcome,
					version,
				]),
			).rejects.toThrow(/a member enters the draft|member_open|member_pkey/);
		}
		await expect(sql("UPDATE member SET outcome = 'accepted' WHERE subject_id = $1", [one.id])).rejects.toThrow("an open member must equal its subject's head");
		await expect(sql("UPDATE member SET v_to = 9 WHERE subject_id = $1", [one.id])).rejects.toThrow();
	});

	test("a subject moves one change at a time", async () => {
		const one = put({ kind: "image", key: "moves", content: image(DOG) });
		await write([one]);
		await expect(sql("UPDATE subject SET head_seq = 5 WHERE id = $1", [one.id])).rejects.toThrow("one change at a time");
		await expect(sql("UPDATE subject SET outcome = 'accepted' WHERE id = $1", [one.id])).rejects.toThrow("one change at a time");
	});

	test("a subject's parent is of the right kind", async () => {
		const one = put({ kind: "image", key: "parent", content: image(DOG) });
		await write([one]);
		const trace = toContent({ v: 1, kind: "trace" }, { stage: "simple", type: "counting", labels: [] });
		await expect(write([put({ kind: "trace", key: "t", parentId: one.id, content: trace })])).rejects.toThrow("wrong kind");
		await expect(
			write([put({ kind: "question", key: "q", content: toContent({ v: 1, kind: "question" }, { stage: "", type: "", labels: [] }) })]),
		).rejects.toThrow("only_images_are_roots");
	});

	test("only inserting a version publishes, unsealed and by a command of the same dataset", async () => {
		const publishing = "only inserting a version publishes";
		for (const number of [1, 3]) await expect(sql("UPDATE dataset SET published = $2 WHERE id = $1", [datasetId, number])).rejects.toThrow(publishing);
		await expect(sql("INSERT INTO dataset (id, name, published) VALUES ($1, 'born published', 7)", [createId()])).rejects.toThrow(publishing);
		const other = await createDataset(COMMAND_LINE, { name: "rules elsewhere" });
		const commandId = await write([put({ kind: "image", key: "publishes", content: image(DOG) })]);
		const version = "INSERT INTO version (dataset_id, number, command_id, note, counts, digest) VALUES ($1, 1, $2, '', '[]', $3)";
		await expect(sql(version, [other.id, commandId, null])).rejects.toThrow("foreign key");
		await expect(sql(version, [datasetId, commandId, sha256("invented")])).rejects.toThrow("sealed after it is published");
	});

	test("a head without its change is refused, and so are another stage and a second command's change", async () => {
		const one = put({ kind: "image", key: "bare", content: image(DOG) });
		await write([one]);
		const { hash } = await getSubject(null, one.id);
		await expect(sql("UPDATE subject SET head_seq = 2, outcome = 'accepted' WHERE id = $1", [one.id])).rejects.toThrow("made in the same statement");
		await expect(sql("UPDATE subject SET stage = 'grounded' WHERE id = $1", [one.id])).rejects.toThrow("one change at a time");
		const born =
			"INSERT INTO subject (id, dataset_id, kind, key, head_seq, head_hash, outcome, split) VALUES ($1, $2, 'image', 'bare-born', $3, $4, 'undecided', 'train')";
		for (const seq of [1, 5]) await expect(sql(born, [createId(), datasetId, seq, hash])).rejects.toThrow("begins with its first change");
	});

	test("a command that was undone changes nothing more, and undoes neither itself nor another dataset's", async () => {
		const one = put({ kind: "image", key: "gone-on", content: image(DOG) });
		const first = await write([one]);
		await undo(first);
		await expect(write([put({ kind: "image", key: "gone-on-2", content: image(CAT) })], first)).rejects.toThrow("undone changes nothing more");
		const command = "INSERT INTO command (id, dataset_id, actor, kind, fingerprint, undoes) VALUES ($1, $2, 'a', 'undo', $3, $4)";
		const id = createId();
		await expect(sql(command, [id, datasetId, sha256("x"), id])).rejects.toThrow("command_check");
		const elsewhere = await createDataset(COMMAND_LINE, { name: "rules undone elsewhere" });
		const standing = await write([put({ kind: "image", key: "stands", content: image(DOG) })]);
		await expect(sql(command, [createId(), elsewhere.id, sha256("x"), standing])).rejects.toThrow("foreign key");
	});

	test("a transaction that sees the state before a publish writes no member", async () => {
		const client = await database().pool.connect();
		try {
			await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
			const one = put({ kind: "image", key: "old-sight", content: image(DOG) });
			const id = createId<CommandId>();
			await recordCommand(client, { id, datasetId, actor: "a", kind: "test", fingerprint: sha256("x") });
			await expect(putSubjects(client, { id, datasetId }, [one])).rejects.toThrow("READ COMMITTED");
		} finally {
			await client.query("ROLLBACK");
			client.release();
		}
	});
});

describe("a write", () => {
	test("made on an older state is a conflict and changes nothing", async () => {
		const one = put({ kind: "image", key: "stale-write", content: image(DOG) });
		await write([one]);
		await write([{ ...one, expectedSeq: 1, content: "unchanged", outcome: "accepted" }]);
		const late = { ...one, expectedSeq: 1, content: image(CAT), outcome: "rejected" as const };
		await expect(write([late])).rejects.toMatchObject({ code: "conflict", details: { subjectIds: [one.id] } });
		expect(await stateOf(one.id)).toEqual({ seq: 2, outcome: "accepted", isStale: false });
	});

	test("of a key that is taken is a conflict", async () => {
		await write([put({ kind: "image", key: "taken", content: image(DOG) })]);
		await expect(write([put({ kind: "image", key: "taken", content: image(CAT) })])).rejects.toMatchObject({ code: "conflict" });
	});

	test("sent twice under one id happens once, and the id cannot be used for another act", async () => {
		const command = { id: createId<CommandId>(), datasetId, actor: "a", kind: "test", fingerprint: sha256("one"), answer: { n: 1 } };
		expect(await withTransaction((tx) => recordCommand(tx, command))).toEqual({ kind: "fresh" });
		expect(await withTransaction((tx) => recordCommand(tx, command))).toEqual({ kind: "replayed", answer: { n: 1 } });
		await expect(withTransaction((tx) => recordCommand(tx, { ...command, fingerprint: sha256("two") }))).rejects.toMatchObject({ code: "conflict" });
	});
});

describe("staleness", () => {
	test("follows the part rested on, reaches through questions to traces, and goes when the cause is undone", async () => {
		const before = image(DOG, CAT);
		const picture = put({ kind: "image", key: "park", content: before });
		const onDog = question("dog?", { image: before, imageKey: "park", part: "r1" });
		const onCats = question("cats?", { image: before, imageKey: "park", part: labelPart("cat") });
		const dogs = put({ kind: "question", key: "park-dog", parentId: picture.id, content: onDog });
		const cats = put({ kind: "question", key: "park-cats", parentId: picture.id, content: onCats });
		const thought = toContent(
			{ v: 1, kind: "trace", restsOn: [{ role: "evidence", kind: "question", key: "park-dog", part: "", hash: onDog.hash.toString("hex") }] },
			{
				stage: "simple",
				type: "counting",
				labels: [],
			},
		);
		const trace = put({ kind: "trace", key: "park-dog-trace", parentId: dogs.id, content: thought });
		await write([picture]);
		await write([dogs, cats]);
		await write([trace]);

		const moved = await write([{ ...picture, expectedSeq: 1, content: image({ ...DOG, box: { ...DOG.box, x: 9 } }, CAT) }]);
		expect([(await stateOf(dogs.id)).isStale, (await stateOf(cats.id)).isStale, (await stateOf(trace.id)).isStale]).toEqual([true, false, true]);

		const added = await write([{ ...picture, expectedSeq: 2, content: image({ ...DOG, box: { ...DOG.box, x: 9 } }, CAT, { ...CAT, key: "r3" }) }]);
		expect((await stateOf(cats.id)).isStale).toBe(true);

		await undo(added);
		expect([(await stateOf(dogs.id)).isStale, (await stateOf(cats.id)).isStale]).toEqual([true, false]);
		const back = await withTransaction(async (tx) => {
			const id = createId<CommandId>();
			await recordCommand(tx, { id, datasetId, actor: "a", kind: "test", fingerprint: sha256("back") });
			await putSubjects(tx, { id, datasetId }, [{ ...picture, expectedSeq: 4, content: before }]);
			return id;
		});
		expect([(await stateOf(dogs.id)).isStale, (await stateOf(trace.id)).isStale]).toEqual([false, false]);
		await undo(back);
		expect((await stateOf(trace.id)).isStale).toBe(true);
		expect(moved).not.toBe(back);
	});

	test("comes with a rejected parent and goes when it is accepted again; composed questions need two parents of their image", async () => {
		const content = image(DOG);
		const picture = put({ kind: "image", key: "composed", content });
		const contents = [1, 2].map((n) => question(`q${n}`, { image: content, imageKey: "composed", part: "r1" }));
		const parents = contents.map((each, n) => put({ kind: "question", key: `parent-${n}`, parentId: picture.id, content: each }));
		await write([picture]);
		await write(parents);
		const named = parents.map((parent, n) => ({ key: parent.key, content: contents[n] as Content }));
		const child = put({
			kind: "question",
			key: "child",
			parentId: picture.id,
			content: question("both", { image: content, imageKey: "composed", part: "r1", parents: named }),
		});
		await write([child]);
		const alone = question("alone", { image: content, imageKey: "composed", part: "r1", parents: named.slice(0, 1) });
		await expect(write([put({ kind: "question", key: "only-child", parentId: picture.id, content: alone })])).rejects.toThrow("two to four parent questions");

		await expect(sql("DELETE FROM link WHERE subject_id = $1 AND role = 'parent' AND ordinal = 0", [child.id])).rejects.toThrow("two to four parent questions");

		await write([{ ...(parents[0] as Put), expectedSeq: 1, content: "unchanged", outcome: "rejected" }]);
		expect((await stateOf(child.id)).isStale).toBe(true);
		await write([{ ...(parents[0] as Put), expectedSeq: 2, content: "unchanged", outcome: "accepted" }]);
		expect((await stateOf(child.id)).isStale).toBe(false);
	});

	test("is not lost when the cause changes while the dependent is being written", async () => {
		const before = image(DOG);
		const picture = put({ kind: "image", key: "race", content: before });
		await write([picture]);
		const asked = put({ kind: "question", key: "race-q", parentId: picture.id, content: question("dog?", { image: before, imageKey: "race", part: "r1" }) });
		let changing: Promise<unknown> = Promise.resolve();
		await withTransaction(async (tx) => {
			const id = createId<CommandId>();
			await recordCommand(tx, { id, datasetId, actor: "a", kind: "test", fingerprint: sha256("race") });
			await putSubjects(tx, { id, datasetId }, [asked]);
			changing = write([{ ...picture, expectedSeq: 1, content: image(CAT) }]);
			await new Promise((done) => setTimeout(done, 100));
		});
		await changing;
		expect((await stateOf(asked.id)).isStale).toBe(true);
	});

	test("reaches what came to rest on a dependent while the cause was changing", async () => {
		const before = image(DOG);
		const picture = put({ kind: "image", key: "late", content: before });
		const asked = question("dog?", { image: before, imageKey: "late", part: "r1" });
		const question1 = put({ kind: "question", key: "late-q", parentId: picture.id, content: asked });
		await write([picture]);
		await write([question1]);
		const thought = toContent(
			{ v: 1, kind: "trace", restsOn: [{ role: "evidence", kind: "question", key: "late-q", part: "", hash: asked.hash.toString("hex") }] },
			{ stage: "simple", type: "counting", labels: [] },
		);
		const trace = put({ kind: "trace", key: "late-t", parentId: question1.id, content: thought });
		let changing: Promise<unknown> = Promise.resolve();
		await withTransaction(async (tx) => {
			const id = createId<CommandId>();
			await recordCommand(tx, { id, datasetId, actor: "a", kind: "test", fingerprint: sha256("late") });
			await putSubjects(tx, { id, datasetId }, [trace]);
			changing = write([{ ...picture, expectedSeq: 1, content: image(CAT) }]);
			await new Promise((done) => setTimeout(done, 100));
		});
		await changing;
		expect([(await stateOf(question1.id)).isStale, (await stateOf(trace.id)).isStale]).toEqual([true, true]);
	});

	test("goes from each of an image's questions that people say is still right, all at once", async () => {
		const [before, after] = [image(DOG), image({ ...DOG, box: { ...DOG.box, x: 9 } })];
		for (const round of [1, 2, 3]) {
			const imageKey = `still-right-${round}`;
			const picture = put({ kind: "image", key: imageKey, content: before });
			const asked = Array.from({ length: 8 }, (_, n) =>
				put({ kind: "question", key: `${imageKey}-${n}`, parentId: picture.id, content: question(`${n}?`, { image: before, imageKey, part: "r1" }) }),
			);
			await write([picture]);
			await write(asked);
			await write([{ ...picture, expectedSeq: 1, content: after }]);
			const repinned = asked.map((each, n) => ({ ...each, expectedSeq: 1, content: question(`${n}?`, { image: after, imageKey, part: "r1" }) }));
			await Promise.all(repinned.map((each) => write([each])));
			expect(await Promise.all(asked.map(async ({ id }) => (await stateOf(id)).isStale))).toEqual(asked.map(() => false));
		}
	});
});

describe("undo", () => {
	test("of a creation takes the subject out of the dataset, and redo brings it back", async () => {
		const one = put({ kind: "image", key: "made", content: image(DOG) });
		const undone = await write([one]);
		expect(await undo(undone)).toEqual({ undone: [one.id], left: [] });
		expect((await stateOf(one.id)).outcome).toBe("removed");
		const { rows } = await database().pool.query("SELECT id FROM command WHERE undoes = $1", [undone]);
		await undo(rows[0].id);
		expect(await stateOf(one.id)).toEqual({ seq: 3, outcome: "undecided", isStale: false });
	});

	test("leaves and names what others have changed since, and happens once", async () => {
		const [a, b] = [put({ kind: "image", key: "ua", content: image(DOG) }), put({ kind: "image", key: "ub", content: image(CAT) })];
		await write([a, b]);
		const accepted = await write([a, b].map((each) => ({ ...each, expectedSeq: 1, content: "unchanged" as const, outcome: "accepted" as const })));
		await write([{ ...b, expectedSeq: 2, content: "unchanged", outcome: "deferred" }]);
		expect(await undo(accepted)).toEqual({ undone: [a.id], left: [b.id] });
		expect((await stateOf(a.id)).outcome).toBe("undecided");
		expect((await stateOf(b.id)).outcome).toBe("deferred");
		await expect(undo(accepted)).rejects.toMatchObject({ code: "conflict" });
	});

	test("withdraws the command's judgements and lets stand again what they had replaced", async () => {
		const one = put({ kind: "image", key: "judged", content: image(DOG) });
		await write([one]);
		const { hash } = await getSubject(null, one.id);
		async function judge(value: string, onHash = hash): Promise<CommandId> {
			const id = createId<CommandId>();
			const judgement: Judgement = { subjectId: one.id, hash: onHash, reviewer: "a", aspect: "decision", target: "", value, blind: false, seconds: 1.5 };
			await withTransaction(async (tx) => {
				await recordCommand(tx, { id, datasetId, actor: "a", kind: "decide", fingerprint: sha256(id) });
				await recordJudgements(tx, id, [judgement]);
			});
			return id;
		}
		async function standing(): Promise<readonly unknown[]> {
			const { rows } = await database().pool.query("SELECT value FROM judgement WHERE subject_id = $1 AND withdrawn_by IS NULL", [one.id]);
			return rows.map((row) => row.value);
		}
		const first = await judge("accept");
		const second = await judge("reject");
		expect(await standing()).toEqual(["reject"]);
		await undo(second);
		expect(await standing()).toEqual(["accept"]);
		const { rows } = await database().pool.query("SELECT id FROM command WHERE undoes = $1", [second]);
		await undo(rows[0].id);
		expect(await standing()).toEqual(["reject"]);
		const { rows: redone } = await database().pool.query("SELECT id FROM command WHERE undoes = $1", [rows[0].id]);
		await undo(redone[0].id);
		await undo(first);
		expect(await standing()).toEqual([]);
		const { rows: kept } = await database().pool.query("SELECT sum(seconds) AS seconds FROM judgement WHERE subject_id = $1", [one.id]);
		expect(kept[0].seconds).toBe(3);
		await expect(judge("accept", sha256("another content"))).rejects.toMatchObject({ code: "conflict" });
	});
});

test("counts equal a recount before and after folding, and verification finds nothing wrong", async () => {
	const before = await countFacets(null, datasetId);
	expect(before.length).toBeGreaterThan(3);
	expect(await foldAllDeltas()).toBeGreaterThan(0);
	expect(await countFacets(null, datasetId)).toEqual(before);
	expect((await verifyHistory(datasetId)).problems).toEqual([]);
});

test("verification sees a changed byte, a changed membership and a changed count", async () => {
	const one = put({ kind: "image", key: "tampered", content: image(DOG, CAT, { ...CAT, key: "r9" }) });
	await write([one]);
	const intact = await verifyHistory(datasetId);
	const head = (await findSubjects(null, [one.id])).get(one.id);
	await sql(
		"ALTER TABLE content DISABLE TRIGGER ALL; ALTER TABLE content DROP CONSTRAINT content_is_addressed_by_its_bytes; ALTER TABLE member DISABLE TRIGGER ALL",
	);
	await sql("UPDATE content SET body = set_byte(body, 20, get_byte(body, 20) # 1) WHERE hash = $1", [head?.hash]);
	await sql("UPDATE member SET outcome = 'accepted' WHERE subject_id = $1", [one.id]);
	await sql("UPDATE facet_count SET n = n + 1 WHERE dataset_id = $1 AND facet = 'label'", [datasetId]);
	const { rows: pinned } = await database().pool.query("SELECT id FROM subject WHERE dataset_id = $1 AND key = 'park-dog'", [datasetId]);
	await sql("DELETE FROM link WHERE subject_id = $1", [pinned[0].id]);
	await sql("UPDATE subject_label SET label = 'zebra' WHERE subject_id = $1", [pinned[0].id]);
	const report = await verifyHistory(datasetId);
	expect(report.digest).not.toBe(intact.digest);
	expect(report.problems.join("\n")).toMatch(/does not have the bytes it was written with/);
	expect(report.problems.join("\n")).toMatch(/a member that is not its subject's head: image tampered/);
	expect(report.problems.join("\n")).toMatch(/a count that differs from a recount/);
	expect(report.problems.join("\n")).toMatch(/links that are not what its content rests on: question park-dog/);
	expect(report.problems.join("\n")).toMatch(/labels it is not listed by, or should not be: \S+ zebra/);
});

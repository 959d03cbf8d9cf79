import { beforeAll, expect, test } from "vitest";
import { drawnImages } from "#e2e/fixtures/drawn-images.ts";
import { datasetWithImages } from "#e2e/fixtures/put-images.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { type CommandId, createId, type DatasetId } from "#lib/ids.ts";
import { type ImageContent, imageContentSchema } from "#lib/images/schema.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import { verifyQuestions } from "#lib/synthesis/server/verify-questions.ts";
import { writeQuestions } from "#lib/synthesis/server/write-questions.ts";

withTestDatabase();

const WHOLE = { stale: 0, differing: 0, differences: [] };

let datasetId: DatasetId;
beforeAll(async () => {
	datasetId = await datasetWithImages("verified", drawnImages());
	const input = { datasetId, commandId: createId<CommandId>(), perImage: 12, seed: 1, mistakeShare: 0.2 };
	await writeQuestions(COMMAND_LINE, input, { signal: new AbortController().signal, progress: () => undefined });
});

/** Does something behind the database's rules, looks, and puts it back. */
async function tampered<Result>(sql: readonly (readonly [string, readonly unknown[]])[], look: () => Promise<Result>): Promise<Result> {
	await database().pool.query("ALTER TABLE content DROP CONSTRAINT content_is_addressed_by_its_bytes");
	const undo: (readonly [string, string])[] = [];
	for (const table of ["content", "subject", "change", "member"]) {
		await database().pool.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
		undo.push([table, `INSERT INTO ${table} SELECT * FROM kept_${table}`]);
	}
	await asReplica(sql);
	try {
		return await look();
	} finally {
		for (const [table, back] of undo) {
			await asReplica([
				[`DELETE FROM ${table}`, []],
				[back, []],
				[`DROP TABLE kept_${table}`, []],
			]);
		}
		await database().pool.query("ALTER TABLE content ADD CONSTRAINT content_is_addressed_by_its_bytes CHECK (hash = sha256(body))");
	}
}

/** A replica runs no triggers. */
async function asReplica(sql: readonly (readonly [string, readonly unknown[]])[]): Promise<void> {
	await withTransaction(async (tx) => {
		await tx.query("SET LOCAL session_replication_role = replica");
		for (const [statement, values] of sql) await tx.query(statement, [...values]);
	});
}

type Stored = { readonly id: string; readonly key: string; readonly body: string };

async function findStored(kind: string, like: string): Promise<Stored> {
	const { rows } = await database().pool.query<Stored>(
		`SELECT s.id, s.key, convert_from(c.body, 'UTF8') AS body FROM subject s JOIN content c ON c.hash = s.head_hash
		 WHERE s.dataset_id = $1 AND s.kind = $2 AND convert_from(c.body, 'UTF8') LIKE $3 ORDER BY s.key LIMIT 1`,
		[datasetId, kind, like],
	);
	if (!rows[0]) throw new Error(`no ${kind} like ${like}`);
	return rows[0];
}

/** Another content in a subject's place, with a hash that fits and a history that says it was always so: only its meaning is wrong. */
function forge(stored: Stored, kind: string, content: QuestionContent | ImageContent): readonly (readonly [string, readonly unknown[]])[] {
	const body = canonicalBytes(content);
	const hash = sha256(body);
	return [
		[
			`INSERT INTO content (hash, kind, stage, type, labels, body)
			 SELECT $1, $2::subject_kind, stage, type, labels, $3 FROM content WHERE hash = (SELECT head_hash FROM subject WHERE id = $4)`,
			[hash, kind, body, stored.id],
		],
		["UPDATE subject SET head_hash = $1 WHERE id = $2", [hash, stored.id]],
		["UPDATE change SET hash = $1 WHERE subject_id = $2", [hash, stored.id]],
		["UPDATE member SET hash = $1 WHERE subject_id = $2", [hash, stored.id]],
	];
}

const questionLike = async (like: string): Promise<readonly [Stored, QuestionContent]> => {
	const stored = await findStored("question", like);
	return [stored, questionContentSchema.parse(JSON.parse(stored.body))];
};

test("what the writer wrote is found to be as it must be", async () => {
	const report = await verifyQuestions(datasetId);
	expect(report).toEqual({ checked: expect.any(Number), ...WHOLE });
	expect(report.checked).toBeGreaterThan(10);
	expect((await verifyHistory(datasetId)).problems).toEqual([]);
});

test.each(["counting", "presence", "left", "region", "chain", "combination", "comparison", "elimination"])(
	"one option changed in a question about %s, under a hash that fits, is seen",
	async (type) => {
		const [stored, question] = await questionLike(`%"origin":"rule"%"type":"${type}"%`);
		const wrong = question.options.findIndex((_, index) => "ABCD"[index] !== question.key);
		const forged = { ...question, options: question.options.with(wrong, /^\d+$/.test(question.options[0] ?? "") ? "12" : "A giraffe") };
		const report = await tampered(forge(stored, "question", forged), () => verifyQuestions(datasetId));
		expect(report).toMatchObject({ differing: 1, differences: expect.arrayContaining([{ key: stored.key, reason: expect.any(String) }]) });
		expect(await verifyQuestions(datasetId)).toMatchObject(WHOLE);
	},
);

test("one box moved on an image, under a hash that fits, is seen in every question that shows it", async () => {
	const stored = await findStored("image", '%"id":"0"%');
	const image = imageContentSchema.parse(JSON.parse(stored.body));
	const moved = {
		...image,
		regions: image.regions.map((region) => (region.key === "r1" ? { ...region, box: { ...region.box, x: region.box.x + 1 } } : region)),
	};
	const report = await tampered(forge(stored, "image", moved), () => verifyQuestions(datasetId));
	expect(report.differing).toBeGreaterThan(0);
	expect(report.differences.map(({ reason }) => reason)).toContain("its evidence r1 is not the image's r1");
});

test("a membership that was changed, and one that was taken away, are seen", async () => {
	const stored = await findStored("question", "%");
	for (const sql of ["UPDATE member SET outcome = 'accepted' WHERE subject_id = $1", "DELETE FROM member WHERE subject_id = $1"]) {
		const { problems } = await tampered([[sql, [stored.id]]], () => verifyHistory(datasetId));
		expect(problems).toContain(`a member that is not its subject's head: question ${stored.key}`);
	}
});

test("one stored byte that was changed is seen, and does not stop the check of the others", async () => {
	const stored = await findStored("question", '%"stage":"composed"%');
	const flip: readonly (readonly [string, readonly unknown[]])[] = [
		["UPDATE content SET body = set_byte(body, 0, 0) WHERE hash = (SELECT head_hash FROM subject WHERE id = $1)", [stored.id]],
	];
	const [history, questions] = await tampered(flip, async () => [await verifyHistory(datasetId), await verifyQuestions(datasetId)] as const);
	expect(history.problems).toEqual([expect.stringContaining("does not have the bytes it was written with")]);
	expect(questions).toMatchObject({ differing: 1, differences: [{ key: stored.key, reason: expect.stringContaining("cannot be read") }] });
});

test("one option, one box, one membership and one byte, all changed at once, are four findings", async () => {
	const [option, question] = await questionLike('%"type":"left"%');
	const image = await findStored("image", `%"id":"${question.image === "drawn:0" ? 1 : 0}"%`);
	const content = imageContentSchema.parse(JSON.parse(image.body));
	const [first, ...rest] = content.regions;
	if (!first) throw new Error("every image here has regions");
	const moved = { ...content, regions: [{ ...first, box: { ...first.box, y: first.box.y + 1 } }, ...rest] };
	const wrong = question.options.findIndex((_, index) => "ABCD"[index] !== question.key);
	const [member, byte] = [await findStored("trace", "%"), await findStored("pair", "%")];
	const found = await tampered(
		[
			...forge(option, "question", { ...question, options: question.options.with(wrong, "99") }),
			...forge(image, "image", moved),
			["UPDATE member SET outcome = 'accepted' WHERE subject_id = $1", [member.id]],
			["UPDATE content SET body = set_byte(body, 0, 0) WHERE hash = (SELECT head_hash FROM subject WHERE id = $1)", [byte.id]],
		],
		async () => ({ history: (await verifyHistory(datasetId)).problems, questions: (await verifyQuestions(datasetId)).differences }),
	);
	expect(found.questions).toContainEqual({ key: option.key, reason: expect.stringContaining('says "99"') });
	expect(found.questions).toContainEqual({ key: expect.any(String), reason: `its evidence ${first.key} is not the image's ${first.key}` });
	expect(found.history).toContain(`a member that is not its subject's head: trace ${member.key}`);
	expect(found.history).toContainEqual(expect.stringContaining("does not have the bytes it was written with"));
});

test("a question kept with another image than it is about is seen", async () => {
	const [stored, question] = await questionLike("%");
	const report = await tampered(forge(stored, "question", { ...question, image: "drawn:9" }), () => verifyQuestions(datasetId));
	expect(report.differences).toEqual([{ key: stored.key, reason: expect.stringContaining("it is about the image drawn:9") }]);
});

test("questions that people wrote or reworded answer to no rule", async () => {
	const [stored, question] = await questionLike("%");
	const { checked } = await verifyQuestions(datasetId);
	const reworded = { ...question, stem: "Anything?", origin: "person" as const, derivation: null };
	expect(await tampered(forge(stored, "question", reworded), () => verifyQuestions(datasetId))).toEqual({ checked: checked - 1, ...WHOLE });
});

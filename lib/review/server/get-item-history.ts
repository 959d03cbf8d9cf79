import "server-only";
import { type Actor, COMMAND_LINE } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { SubjectId } from "#lib/ids.ts";
import { contentText } from "#lib/review/content-text.ts";
import { type ItemChange, type ItemHistory, MAX_HISTORY } from "#lib/review/item-history-schema.ts";
import { verdictSchema } from "#lib/review/schema.ts";

type Row = Omit<ItemChange, "by" | "at" | "defects"> & { readonly actor: string; readonly name: string | null; readonly at: Date; readonly verdict: unknown };

/** What became of a question, its traces and its pairs, the newest first, with every content in words. @throws AppError not_found */
export async function getItemHistory(actor: Actor, questionId: SubjectId): Promise<ItemHistory> {
	authorize(actor, "dataset:read");
	const rows = await listChanges(questionId);
	if (rows.length === 0) throw new AppError("not_found", `There is no question ${questionId}.`);
	const shown = rows.slice(0, MAX_HISTORY);
	return { changes: shown.map(toChange), texts: await findTexts(shown), isCut: rows.length > MAX_HISTORY };
}

/** One more than is shown, to know whether there are more. */
async function listChanges(questionId: SubjectId): Promise<readonly Row[]> {
	const { rows } = await database().pool.query<Row>(
		`WITH part AS (
		   SELECT id, kind, stage FROM subject WHERE id = $1 AND kind = 'question'
		   UNION ALL SELECT id, kind, stage FROM subject WHERE parent_id = $1 AND kind IN ('trace', 'pair')
		 )
		 SELECT s.id AS "subjectId", s.kind, CASE s.kind WHEN 'question' THEN '' ELSE s.stage END AS form, c.seq, k.actor, p.name, k.kind AS act, k.at, c.outcome,
		   encode(c.hash, 'hex') AS hash, j.value AS verdict
		 FROM part s JOIN change c ON c.subject_id = s.id JOIN command k ON k.id = c.command_id LEFT JOIN person p ON p.id = k.actor
		 LEFT JOIN judgement j ON j.command_id = k.id AND j.subject_id = s.id AND j.aspect = 'decision'
		 ORDER BY k.at DESC, k.id DESC, s.kind, s.id LIMIT ${MAX_HISTORY + 1}`,
		[questionId],
	);
	return rows;
}

function toChange({ actor, name, at, verdict, ...row }: Row): ItemChange {
	const said = verdictSchema.safeParse(verdict);
	const by = name ?? (actor === COMMAND_LINE.id ? COMMAND_LINE.name : actor);
	return { ...row, by, at: at.toISOString(), defects: said.success ? said.data.defects : [] };
}

async function findTexts(rows: readonly Row[]): Promise<Record<string, string>> {
	const kinds = new Map(rows.map((row) => [row.hash, row.kind]));
	const contents = await database().pool.query<{ hash: string; body: Buffer }>(
		"SELECT encode(hash, 'hex') AS hash, body FROM content WHERE hash = ANY (SELECT decode(one, 'hex') FROM unnest($1::text[]) AS one)",
		[[...kinds.keys()]],
	);
	return Object.fromEntries(contents.rows.map(({ hash, body }) => [hash, contentText(kinds.get(hash) ?? "image", JSON.parse(body.toString("utf8")))]));
}

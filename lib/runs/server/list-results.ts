import "server-only";
import { z } from "zod";
import { database } from "#lib/db/database.ts";
import type { RunId, SubjectId } from "#lib/ids.ts";
import type { RunStatus } from "#lib/runs/schema.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";

const RESULTS = 5;
/** So many of the newest are looked at for how people decide: it tells the share, and costs the same however large the run is. */
const DECISIONS_OF = 2_000;
const TEXT_MAX = 300;

const textSchema = z.looseObject({ stem: z.string().optional(), text: z.string().optional() });

/** The newest of what a run kept, questions and traces, and how people decided on the newest of its questions. */
export async function listResults(id: RunId): Promise<Pick<RunStatus, "results" | "decisions">> {
	const { rows } = await database().pool.query<{ id: SubjectId; parentId: SubjectId; kind: string; stage: string; body: Buffer }>(
		`SELECT s.id, s.parent_id AS "parentId", s.kind, s.stage, c.body
		 FROM run r CROSS JOIN LATERAL (SELECT subject_id FROM change WHERE command_id = r.command_id ORDER BY subject_id DESC LIMIT $2) h
		 JOIN subject s ON s.id = h.subject_id JOIN content c ON c.hash = s.head_hash WHERE r.id = $1 AND s.kind IN ('question', 'trace')`,
		[id, RESULTS],
	);
	const { rows: decided } = await database().pool.query<{ accepted: number; decided: number }>(
		`SELECT count(*) FILTER (WHERE s.outcome = 'accepted')::int AS accepted, count(*) FILTER (WHERE s.outcome IN ('accepted', 'rejected'))::int AS decided
		 FROM run r CROSS JOIN LATERAL (SELECT subject_id FROM change WHERE command_id = r.command_id ORDER BY subject_id DESC LIMIT ${DECISIONS_OF}) h
		 JOIN subject s ON s.id = h.subject_id WHERE r.id = $1 AND s.kind = 'question'`,
		[id],
	);
	return {
		results: rows.map((row) => {
			const { stem, text } = textSchema.parse(JSON.parse(row.body.toString("utf8")));
			return { questionId: row.kind === "trace" ? row.parentId : row.id, stage: row.stage, text: sliceCodePoints(stem ?? text ?? "", 0, TEXT_MAX) };
		}),
		decisions: decided[0] ?? { accepted: 0, decided: 0 },
	};
}

import "server-only";
import type { LeftOut } from "#lib/exports/schema.ts";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";

type Row = { readonly kind: "question" | "trace"; readonly reason: string; readonly n: number };

/** What the snapshot holds that the plan leaves out, and why. An undecided question is counted as that, its traces are not. */
export async function countLeftOut({ connection, snapshot }: ExportPlan): Promise<LeftOut> {
	const { rows } = await connection.query<Row>(
		`WITH standing AS MATERIALIZED (
		   SELECT s.id, s.kind, s.parent_id, s.key, CASE WHEN m.outcome = 'accepted' AND m.is_stale THEN 'stale' ELSE m.outcome::text END AS reason
		   FROM member m JOIN subject s ON s.id = m.subject_id
		   WHERE m.dataset_id = $1 AND m.v_from <= $2 AND (m.v_to IS NULL OR m.v_to > $2) AND s.kind IN ('question', 'trace') AND s.stage <> '${HIDDEN_STAGE}'
		 ), taken AS (SELECT DISTINCT question_key FROM export_row)
		 SELECT 'question' AS kind, CASE WHEN q.reason = 'accepted' THEN 'withoutTrace' ELSE q.reason END AS reason, count(*)::integer AS n
		 FROM standing q WHERE q.kind = 'question' AND NOT (q.reason = 'accepted' AND q.key IN (SELECT question_key FROM taken)) GROUP BY 2
		 UNION ALL
		 SELECT 'trace', CASE WHEN t.reason = 'accepted' THEN 'wrongAnswer' ELSE t.reason END, count(*)::integer
		 FROM standing t JOIN standing q ON q.id = t.parent_id
		 WHERE t.kind = 'trace' AND q.reason = 'accepted' AND NOT (t.reason = 'accepted' AND t.key IN (SELECT trace_key FROM export_row)) GROUP BY 2`,
		[snapshot.datasetId, snapshot.number],
	);
	const count = (kind: Row["kind"], reason: string) => rows.find((row) => row.kind === kind && row.reason === reason)?.n ?? 0;
	return {
		questions: {
			undecided: count("question", "undecided"),
			rejected: count("question", "rejected"),
			deferred: count("question", "deferred"),
			stale: count("question", "stale"),
			withoutTrace: count("question", "withoutTrace"),
		},
		traces: {
			undecided: count("trace", "undecided"),
			rejected: count("trace", "rejected"),
			deferred: count("trace", "deferred"),
			stale: count("trace", "stale"),
			wrongAnswer: count("trace", "wrongAnswer"),
		},
	};
}

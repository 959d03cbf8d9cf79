import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import type { Budget, RunState } from "#lib/runs/schema.ts";
import type { Spending } from "#lib/runs/spending.ts";

export type Told = { readonly state: RunState; readonly budget: Budget; readonly spent: Spending };

/** Adds what a worker spent since it told last, and tells how the run stands. */
export async function tellProgress(id: RunId, { calls, promptTokens, completionTokens, dollars }: Spending): Promise<Told | null> {
	const { rows } = await database().pool.query<{ state: RunState; budget: Budget; calls: number; prompt: number; completion: number; dollars: number }>(
		`WITH minute AS (
		   INSERT INTO run_minute (run_id, minute, calls, tokens) SELECT $1, date_trunc('minute', now()), $2::int, $3::bigint + $4::bigint WHERE $2::int > 0
		   ON CONFLICT (run_id, minute) DO UPDATE SET calls = run_minute.calls + excluded.calls, tokens = run_minute.tokens + excluded.tokens
		 )
		 UPDATE run SET calls = calls + $2::int, prompt_tokens = prompt_tokens + $3::bigint, completion_tokens = completion_tokens + $4::bigint, dollars = dollars + $5
		 WHERE id = $1
		 RETURNING state, budget, calls::float8 AS calls, prompt_tokens::float8 AS prompt, completion_tokens::float8 AS completion, dollars`,
		[id, calls, promptTokens, completionTokens, dollars],
	);
	const [row] = rows;
	if (!row) return null;
	return {
		state: row.state,
		budget: row.budget,
		spent: { calls: row.calls, promptTokens: row.prompt, completionTokens: row.completion, dollars: row.dollars },
	};
}

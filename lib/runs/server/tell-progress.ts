import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import type { Budget, RunState } from "#lib/runs/schema.ts";
import type { Spending } from "#lib/runs/spending.ts";

export type Told = { readonly state: RunState; readonly budget: Budget; readonly spent: Spending };

/** Adds what a worker spent since it told last, by the stages of its calls, and tells how the run stands. */
export async function tellProgress(id: RunId, spendings: ReadonlyMap<string, Spending>): Promise<Told | null> {
	const stages = [...spendings.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
	const column = (of: (spending: Spending) => number): readonly number[] => stages.map(([, spending]) => of(spending));
	const { rows } = await database().pool.query<{ state: RunState; budget: Budget; calls: number; prompt: number; completion: number; dollars: number }>(
		`WITH given AS (
		   SELECT * FROM unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[], $6::float8[], $7::bigint[]) AS g (stage, calls, prompt, completion, dollars, took)
		 ), total AS (
		   SELECT coalesce(sum(calls), 0)::int AS calls, coalesce(sum(prompt), 0)::bigint AS prompt, coalesce(sum(completion), 0)::bigint AS completion,
		     coalesce(sum(dollars), 0) AS dollars FROM given
		 ), by_stage AS (
		   INSERT INTO run_spending (run_id, stage, calls, prompt_tokens, completion_tokens, dollars, took_ms) SELECT $1, * FROM given
		   ON CONFLICT (run_id, stage) DO UPDATE SET calls = run_spending.calls + excluded.calls, prompt_tokens = run_spending.prompt_tokens + excluded.prompt_tokens,
		     completion_tokens = run_spending.completion_tokens + excluded.completion_tokens, dollars = run_spending.dollars + excluded.dollars,
		     took_ms = run_spending.took_ms + excluded.took_ms
		 ), by_minute AS (
		   INSERT INTO run_minute (run_id, minute, calls, tokens) SELECT $1, date_trunc('minute', now()), calls, prompt + completion FROM total WHERE calls > 0
		   ON CONFLICT (run_id, minute) DO UPDATE SET calls = run_minute.calls + excluded.calls, tokens = run_minute.tokens + excluded.tokens
		 )
		 UPDATE run r SET calls = r.calls + t.calls, prompt_tokens = r.prompt_tokens + t.prompt, completion_tokens = r.completion_tokens + t.completion,
		   dollars = r.dollars + t.dollars
		 FROM total t WHERE r.id = $1
		 RETURNING r.state, r.budget, r.calls::float8 AS calls, r.prompt_tokens::float8 AS prompt, r.completion_tokens::float8 AS completion, r.dollars`,
		[
			id,
			stages.map(([stage]) => stage),
			column(({ calls }) => calls),
			column(({ promptTokens }) => promptTokens),
			column(({ completionTokens }) => completionTokens),
			column(({ dollars }) => dollars),
			column(({ tookMs }) => tookMs),
		],
	);
	const [row] = rows;
	if (!row) return null;
	const { state, budget, calls, prompt, completion, dollars } = row;
	return { state, budget, spent: { calls, promptTokens: prompt, completionTokens: completion, dollars, tookMs: 0 } };
}

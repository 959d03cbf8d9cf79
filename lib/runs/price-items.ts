import { countQuestions } from "#lib/runs/count-questions.ts";
import type { RunStatus } from "#lib/runs/schema.ts";

/** What a run's items came to, one by one. */
export type ItemPrice = {
	readonly of: "accepted item" | "question" | "trace";
	/** So many there are. */
	readonly n: number;
	/** Null where no server that was asked has a price. */
	readonly dollars: number | null;
	readonly tokens: number;
};

type Spent = Pick<RunStatus, "run" | "funnel" | "decisions">;

/** By accepted items where people decided on some of its questions, else by those that were made. Null while there are none. */
export function priceItems({ run, funnel, decisions }: Spent): ItemPrice | null {
	const questions = countQuestions(funnel);
	const accepted = decisions.decided === 0 ? 0 : (questions * decisions.accepted) / decisions.decided;
	const traces = funnel.findLast(({ stage }) => stage === "think" || stage === "expand")?.kept ?? 0;
	const [of, n] = accepted > 0 ? (["accepted item", accepted] as const) : questions > 0 ? (["question", questions] as const) : (["trace", traces] as const);
	if (n === 0) return null;
	return { of, n, dollars: run.dollars === 0 && run.calls > 0 ? null : run.dollars / n, tokens: (run.promptTokens + run.completionTokens) / n };
}

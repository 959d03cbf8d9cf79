import type { Budget } from "#lib/runs/schema.ts";

/** What was spent: calls that were made, tokens of prompts and answers, dollars where prices are known, and the time that servers took for it. */
export type Spending = {
	readonly calls: number;
	readonly promptTokens: number;
	readonly completionTokens: number;
	readonly dollars: number;
	readonly tookMs: number;
};

export const NOTHING_SPENT: Spending = { calls: 0, promptTokens: 0, completionTokens: 0, dollars: 0, tookMs: 0 };

export function addSpending(a: Spending, b: Spending): Spending {
	return {
		calls: a.calls + b.calls,
		promptTokens: a.promptTokens + b.promptTokens,
		completionTokens: a.completionTokens + b.completionTokens,
		dollars: a.dollars + b.dollars,
		tookMs: a.tookMs + b.tookMs,
	};
}

/** Why the budget forbids another call, in a sentence; null where it does not. Calls in flight count as much as calls did on average. */
export function whyOverBudget(budget: Budget, spent: Spending, inFlight: number): string | null {
	const share = spent.calls === 0 ? 0 : inFlight / spent.calls;
	const tokens = spent.promptTokens + spent.completionTokens;
	const way = "Raise it to go on.";
	if (budget.calls !== null && spent.calls + inFlight >= budget.calls) return `The budget of ${budget.calls.toLocaleString("en")} calls is spent. ${way}`;
	if (budget.tokens !== null && tokens * (1 + share) >= budget.tokens) return `The budget of ${budget.tokens.toLocaleString("en")} tokens is spent. ${way}`;
	if (budget.dollars !== null && spent.dollars * (1 + share) >= budget.dollars) return `The budget of $${budget.dollars.toFixed(2)} is spent. ${way}`;
	return null;
}

import { type Budget, budgetSchema } from "#lib/runs/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

/** A budget as it is typed; an empty field is no limit. */
export type BudgetText = { readonly [Limit in keyof Budget]: string };
export type BudgetReading = { readonly budget: Budget | null; readonly errors: { readonly [Limit in keyof Budget]?: string } };

export function toBudgetText({ calls, tokens, dollars }: Budget): BudgetText {
	return { calls: String(calls ?? ""), tokens: String(tokens ?? ""), dollars: String(dollars ?? "") };
}

export function readBudget({ calls, tokens, dollars }: BudgetText): BudgetReading {
	const parsed = budgetSchema.safeParse({ calls: toLimit(calls), tokens: toLimit(tokens), dollars: toLimit(dollars) });
	if (parsed.success) return { budget: parsed.data, errors: {} };
	const errors: Record<string, string> = {};
	for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= `${sentenceCase(issue.message)}.`;
	return { budget: null, errors };
}

function toLimit(text: string): number | null {
	return text.trim() === "" ? null : Number(text);
}

import "server-only";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { usageOf } from "#lib/inference/raw-reply.ts";
import type { ServerPrice } from "#lib/inference/schema.ts";
import type { Generated } from "#lib/inference/server/generate.ts";
import type { Budget, Run } from "#lib/runs/schema.ts";
import { type Told, tellProgress } from "#lib/runs/server/tell-progress.ts";
import { addSpending, NOTHING_SPENT, type Spending, whyOverBudget } from "#lib/runs/spending.ts";

export type SpendMeter = {
	/** Why no other call may begin; null where one may. */
	readonly whyNot: () => string | null;
	readonly begin: (call: ModelCall) => void;
	/** Calls, by the stage that they are of. */
	readonly inFlight: () => ReadonlyMap<string, number>;
	/** `generated` null: the call came to nothing. */
	readonly end: (call: ModelCall, generated: Generated | null, price: ServerPrice | null) => void;
	/** Brings what was spent here to the database, and what all workers spent from there. */
	readonly tell: () => Promise<Told | null>;
};

/** What a run has spent, as one worker knows it: all that was told, and its own calls since. */
export function openSpendMeter({ id, ...run }: Pick<Run, "id" | "budget" | "calls" | "promptTokens" | "completionTokens" | "dollars">): SpendMeter {
	let spent: Spending = { ...NOTHING_SPENT, calls: run.calls, promptTokens: run.promptTokens, completionTokens: run.completionTokens, dollars: run.dollars };
	let budget: Budget = run.budget;
	let untold = new Map<string, Spending>();
	/** On its way to the database: spent all the same, however long that takes. */
	let telling = new Map<string, Spending>();
	const inFlight = new Map<string, number>();

	const add = (stage: string, spending: Spending): void => void untold.set(stage, addSpending(untold.get(stage) ?? NOTHING_SPENT, spending));

	return {
		whyNot: () => whyOverBudget(budget, [...telling.values(), ...untold.values()].reduce(addSpending, spent), sum(inFlight)),
		begin: ({ stage }) => void inFlight.set(stage, (inFlight.get(stage) ?? 0) + 1),
		inFlight: () => inFlight,
		end: ({ stage }, generated, price) => {
			inFlight.set(stage, (inFlight.get(stage) ?? 0) - 1);
			if (generated) add(stage, spendingOf(generated, price));
		},
		tell: async () => {
			telling = untold;
			untold = new Map();
			try {
				const told = await tellProgress(id, telling);
				if (told) ({ budget, spent } = told);
				return told;
			} catch (error) {
				for (const [stage, spending] of telling) add(stage, spending);
				throw error;
			} finally {
				telling = new Map();
			}
		},
	};
}

function sum(counts: ReadonlyMap<string, number>): number {
	return [...counts.values()].reduce((total, n) => total + n, 0);
}

function spendingOf({ reply, tookMs }: Generated, price: ServerPrice | null): Spending {
	const usage = usageOf(reply);
	const promptTokens = usage.promptTokens ?? 0;
	const completionTokens = usage.completionTokens ?? 0;
	const dollars = price ? (promptTokens * price.prompt + completionTokens * price.completion) / 1e6 : 0;
	return { calls: 1, promptTokens, completionTokens, dollars, tookMs: tookMs ?? 0 };
}

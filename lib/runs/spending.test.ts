import { expect, test } from "vitest";
import { NO_BUDGET } from "#lib/runs/schema.ts";
import { addSpending, NOTHING_SPENT, whyOverBudget } from "#lib/runs/spending.ts";

const spent = { calls: 10, promptTokens: 600, completionTokens: 400, dollars: 2, tookMs: 50 };

test("what was spent adds up in all that is counted", () => {
	expect(addSpending(spent, spent)).toEqual({ calls: 20, promptTokens: 1_200, completionTokens: 800, dollars: 4, tookMs: 100 });
	expect(addSpending(spent, NOTHING_SPENT)).toEqual(spent);
});

test("without a budget nothing is too much", () => {
	expect(whyOverBudget(NO_BUDGET, { ...spent, calls: 1e9, dollars: 1e9 }, 1e6)).toBeNull();
});

test("calls in flight count as calls", () => {
	expect(whyOverBudget({ ...NO_BUDGET, calls: 12 }, spent, 1)).toBeNull();
	expect(whyOverBudget({ ...NO_BUDGET, calls: 12 }, spent, 2)).toBe("The budget of 12 calls is spent. Raise it to go on.");
});

test("calls in flight count as many tokens and dollars as calls did on average", () => {
	expect(whyOverBudget({ ...NO_BUDGET, tokens: 1_500 }, spent, 4)).toBeNull();
	expect(whyOverBudget({ ...NO_BUDGET, tokens: 1_500 }, spent, 5)).toBe("The budget of 1,500 tokens is spent. Raise it to go on.");
	expect(whyOverBudget({ ...NO_BUDGET, dollars: 3 }, spent, 4)).toBeNull();
	expect(whyOverBudget({ ...NO_BUDGET, dollars: 3 }, spent, 5)).toBe("The budget of $3.00 is spent. Raise it to go on.");
});

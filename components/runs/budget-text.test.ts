import { expect, test } from "vitest";
import { readBudget, toBudgetText } from "#components/runs/budget-text.ts";

test("an empty field is no limit", () => {
	expect(readBudget({ calls: "500", tokens: " ", dollars: "2.5" })).toEqual({ budget: { calls: 500, tokens: null, dollars: 2.5 }, errors: {} });
	expect(toBudgetText({ calls: 500, tokens: null, dollars: 2.5 })).toEqual({ calls: "500", tokens: "", dollars: "2.5" });
});

test("what is no limit is said beside its field", () => {
	expect(readBudget({ calls: "1.5", tokens: "0", dollars: "much" })).toEqual({
		budget: null,
		errors: { calls: "The calls must be a whole number.", tokens: "The tokens must be a number above 0.", dollars: "The dollars must be a number above 0." },
	});
});

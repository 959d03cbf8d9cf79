import { expect, test } from "vitest";
import { planManyDecisions } from "#lib/review/plan-many-decisions.ts";

const fresh = { outcome: "undecided", isStale: false } as const;
const stale = { outcome: "undecided", isStale: true } as const;
const accepted = { outcome: "accepted", isStale: false } as const;
const acceptedStale = { outcome: "accepted", isStale: true } as const;

test("accepting many passes over what is accepted and what is stale, each counted once", () => {
	expect(planManyDecisions([fresh, stale, accepted, acceptedStale], "accept")).toEqual({ decided: [fresh], already: 2, stale: 1 });
});

test("rejecting many takes the stale ones too", () => {
	expect(planManyDecisions([fresh, stale, accepted], "reject")).toEqual({ decided: [fresh, stale, accepted], already: 0, stale: 0 });
});

test("deferring many passes over what is deferred", () => {
	expect(planManyDecisions([fresh, { outcome: "deferred", isStale: false }], "defer")).toEqual({ decided: [fresh], already: 1, stale: 0 });
});

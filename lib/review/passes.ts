import { z } from "zod";
import type { Outcome } from "#lib/history/schema.ts";

/** The three ways to go through items: is the item good, is each step of its trace, which of two traces is better. */
export const PASSES = ["triage", "audit", "preference"] as const;
export const passSchema = z.enum(PASSES);
export type Pass = z.infer<typeof passSchema>;

/** Where the browser keeps which pass a person was in last. */
export const PASS_COOKIE = "tracewright-pass";

/** What a pass goes through where nothing else is asked for: triage decides on what is undecided; the others look at all that is not thrown out. */
export const OUTCOMES_OF_PASS: Readonly<Record<Pass, readonly Outcome[]>> = {
	triage: ["undecided"],
	audit: ["undecided", "accepted", "deferred"],
	preference: ["undecided", "accepted", "deferred"],
};

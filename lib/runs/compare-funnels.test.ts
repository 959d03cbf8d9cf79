import { expect, test } from "vitest";
import { compareFunnels } from "#lib/runs/compare-funnels.ts";
import type { FunnelStage } from "#lib/runs/schema.ts";

const row = (part: Partial<FunnelStage>): FunnelStage => ({
	stage: "think",
	by: null,
	in: 100,
	done: 100,
	inFlight: 0,
	kept: 90,
	rejected: [{ reason: "ran out of tokens", n: 10 }],
	right: 60,
	wrong: 30,
	unparsed: 0,
	...part,
});

test("shares whose intervals overlap do not differ", () => {
	expect(compareFunnels([row({})], [row({ right: 66, wrong: 24 })])).toEqual([
		{
			stage: "think",
			shares: [
				{ of: "kept", reason: "", a: { k: 90, n: 100 }, b: { k: 90, n: 100 }, differs: false },
				{ of: "right", reason: "", a: { k: 60, n: 90 }, b: { k: 66, n: 90 }, differs: false },
				{ of: "rejected", reason: "ran out of tokens", a: { k: 10, n: 100 }, b: { k: 10, n: 100 }, differs: false },
			],
		},
	]);
});

test("shares whose intervals are apart differ, and a reason that one run never gave counts none there", () => {
	const [stage] = compareFunnels([row({})], [row({ kept: 50, right: 10, wrong: 40, rejected: [{ reason: "no answer", n: 50 }] })]);
	expect(stage?.shares).toEqual([
		{ of: "kept", reason: "", a: { k: 90, n: 100 }, b: { k: 50, n: 100 }, differs: true },
		{ of: "right", reason: "", a: { k: 60, n: 90 }, b: { k: 10, n: 50 }, differs: true },
		{ of: "rejected", reason: "ran out of tokens", a: { k: 10, n: 100 }, b: { k: 0, n: 100 }, differs: true },
		{ of: "rejected", reason: "no answer", a: { k: 0, n: 100 }, b: { k: 50, n: 100 }, differs: true },
	]);
});

test("a stage that only one run has stands alone", () => {
	expect(compareFunnels([row({ rejected: [] })], [])).toMatchObject([
		{
			stage: "think",
			shares: [
				{ of: "kept", b: null, differs: false },
				{ of: "right", b: null },
			],
		},
	]);
});

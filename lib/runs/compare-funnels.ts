import { rateOfStage } from "#lib/runs/rate-of-stage.ts";
import type { FunnelStage } from "#lib/runs/schema.ts";
import { areApart } from "#lib/stats/are-apart.ts";
import { wilsonInterval } from "#lib/stats/wilson-interval.ts";
import { STAGE_NAMES, type StageName } from "#lib/synthesis/recipe-schema.ts";

/** k of n; null where a run has no such stage, or nothing came to it. */
export type Share = { readonly k: number; readonly n: number } | null;

/** A share of one stage in two runs. It differs only where the intervals of 95 % have nothing in common. */
export type ComparedShare = {
	readonly of: "kept" | "right" | "rejected";
	/** Of rejections alone. */
	readonly reason: string;
	readonly a: Share;
	readonly b: Share;
	readonly differs: boolean;
};

export type ComparedStage = { readonly stage: StageName; readonly shares: readonly ComparedShare[] };

/** Two funnels stage by stage: what each kept, how often its answers were right against the key, and why it rejected. */
export function compareFunnels(a: readonly FunnelStage[], b: readonly FunnelStage[]): readonly ComparedStage[] {
	return STAGE_NAMES.flatMap((stage) => {
		const [inA, inB] = [a, b].map((funnel) => funnel.find((row) => row.stage === stage) ?? null);
		if (!inA && !inB) return [];
		const reasons = new Set([...(inA?.rejected ?? []), ...(inB?.rejected ?? [])].map(({ reason }) => reason));
		const right = compare("right", "", rightOf(inA), rightOf(inB));
		return [
			{
				stage,
				shares: [
					compare("kept", "", keptOf(inA), keptOf(inB)),
					...(right.a || right.b ? [right] : []),
					...[...reasons].map((reason) => compare("rejected", reason, rejectedOf(inA, reason), rejectedOf(inB, reason))),
				],
			},
		];
	});
}

function compare(of: ComparedShare["of"], reason: string, a: Share, b: Share): ComparedShare {
	return { of, reason, a, b, differs: a !== null && b !== null && areApart(wilsonInterval(a.k, a.n), wilsonInterval(b.k, b.n)) };
}

function keptOf(row: FunnelStage | null | undefined): Share {
	const rate = row && rateOfStage(row);
	return rate ? { k: rate.kept, n: rate.of } : null;
}

function rightOf(row: FunnelStage | null | undefined): Share {
	const judged = row ? row.right + row.wrong + row.unparsed : 0;
	return row && judged > 0 ? { k: row.right, n: judged } : null;
}

function rejectedOf(row: FunnelStage | null | undefined, reason: string): Share {
	const rate = row && rateOfStage(row);
	return rate ? { k: row.rejected.find((one) => one.reason === reason)?.n ?? 0, n: rate.of } : null;
}

import type { Measure } from "#e2e/benches/bench.ts";

type Comparison = {
	readonly name: string;
	readonly unit: string;
	/** The highest ratio of product to limit that holds. */
	readonly bar: number;
	readonly rounds: number;
	/** Each measures once and returns its figure. */
	readonly product: () => Promise<number>;
	readonly limit: () => Promise<number>;
};

/** Runs product and limit alternately: what the machine does beside hits both, and the median of the ratios forgets a bad round. */
export async function compare({ name, unit, bar, rounds, product, limit }: Comparison): Promise<Measure> {
	const pairs: { readonly product: number; readonly limit: number }[] = [];
	for (let round = 0; round < rounds; round++) pairs.push({ product: await product(), limit: await limit() });
	return toMeasure({ name, unit, bar }, pairs);
}

export function toMeasure(
	{ name, unit, bar }: Pick<Comparison, "name" | "unit" | "bar">,
	pairs: readonly { readonly product: number; readonly limit: number }[],
): Measure {
	const ratio = median(pairs.map((pair) => pair.product / pair.limit));
	return { name, product: median(pairs.map((pair) => pair.product)), limit: median(pairs.map((pair) => pair.limit)), unit, ratio, bar, holds: ratio <= bar };
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A figure of the product beside the best that could be had on the same machine in the same minute. */
export type Measure = {
	readonly name: string;
	readonly product: number;
	readonly limit: number;
	readonly unit: string;
	/** Product to limit: the median over rounds in which both ran. */
	readonly ratio: number;
	readonly bar: number;
	readonly holds: boolean;
};

export type BenchContext = {
	/** A migrated database of this bench's own, which `database()` means, on a Postgres with the settings of production. */
	readonly databaseUrl: string;
	/** Says how far it is, on stderr. */
	readonly tell: (line: string) => void;
};

/** `e2e/benches/<name>-bench.ts` exports one as its default. */
export type Bench = { readonly name: string; readonly run: (context: BenchContext) => Promise<readonly Measure[]> };

import { type ExportCounts, type ExportSource, emptySplits } from "#lib/exports/schema.ts";

type Mutable<Counts> = { -readonly [Key in keyof Counts]: Counts[Key] extends number ? number : Record<string, number> };

export type RowCounter = { readonly add: (source: ExportSource) => void; readonly counts: () => ExportCounts };

/** Counts rows by what a card tells of them. */
export function createRowCounter(): RowCounter {
	const splits = emptySplits();
	const counts: Mutable<Omit<ExportCounts, "splits">> = { rows: 0, types: {}, letters: {}, forms: {} };
	return {
		add: ({ split, question, trace }) => {
			counts.rows += 1;
			splits[split] += 1;
			increment(counts.types, `${question.stage}, ${question.type}`);
			increment(counts.letters, question.key);
			increment(counts.forms, `${trace.form}, by a ${trace.origin}`);
		},
		counts: () => ({ ...counts, splits }),
	};
}

function increment(counts: Record<string, number>, name: string): void {
	counts[name] = (counts[name] ?? 0) + 1;
}

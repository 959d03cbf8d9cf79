import { Table } from "#components/ui/table.tsx";
import { SPLITS, type Split } from "#lib/history/schema.ts";
import type { SnapshotSummary } from "#lib/snapshots/summarise-counts.ts";

type SplitTableProps = {
	readonly number: number;
	readonly now: SnapshotSummary;
	/** The snapshot before, where there is one. */
	readonly before: (SnapshotSummary & { readonly number: number }) | null;
};

type Line = { readonly split: Split; readonly stage: string; readonly now: number; readonly before: number };

/** Accepted items by split and stage, beside the snapshot before. */
export function SplitTable({ number, now, before }: SplitTableProps) {
	const lines = toLines(now, before);
	if (lines.length === 0) return <p className="text-2">Nothing in this snapshot is accepted. Decide on items in Review, then publish again.</p>;
	const most = Math.max(...lines.map((line) => Math.max(line.now, line.before)));
	return (
		<Table
			label="Accepted items by split and stage"
			head={
				<>
					<th>Split and stage</th>
					{before && <th data-number>v{before.number}</th>}
					<th data-number>v{number}</th>
					{before && <th data-number>Change</th>}
					<th className="w-1/3 max-phone:hidden">
						<span className="sr-only">Share</span>
					</th>
				</>
			}
		>
			{lines.map((line) => (
				<tr key={`${line.split} ${line.stage}`}>
					<td className="whitespace-nowrap">
						{capital(line.split)}, {line.stage}
					</td>
					{before && (
						<td data-number className="text-2">
							{line.before.toLocaleString("en")}
						</td>
					)}
					<td data-number className="font-medium">
						{line.now.toLocaleString("en")}
					</td>
					{before && <td data-number>{signed(line.now - line.before)}</td>}
					<td aria-hidden className="max-phone:hidden">
						{before && <span className="block h-[3px] rounded-1 bg-line-control opacity-70" style={{ width: `${(100 * line.before) / most}%` }} />}
						<span className="mt-0.5 block h-1 rounded-1 bg-accent" style={{ width: `${(100 * line.now) / most}%` }} />
					</td>
				</tr>
			))}
		</Table>
	);
}

function toLines(now: SnapshotSummary, before: SnapshotSummary | null): readonly Line[] {
	const stages = [...new Set([...now.stages, ...(before?.stages ?? [])].map(({ stage }) => stage))];
	const count = (summary: SnapshotSummary | null, stage: string, split: Split) => summary?.stages.find((one) => one.stage === stage)?.splits[split] ?? 0;
	return SPLITS.flatMap((split) => stages.map((stage) => ({ split, stage, now: count(now, stage, split), before: count(before, stage, split) })));
}

function signed(change: number): string {
	if (change === 0) return "0";
	return change > 0 ? `+${change.toLocaleString("en")}` : `−${(-change).toLocaleString("en")}`;
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

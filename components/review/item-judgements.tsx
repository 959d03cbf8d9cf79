import { Table } from "#components/ui/table.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { ItemRecord } from "#lib/review/item-record.ts";

type ItemJudgementsProps = { readonly record: ItemRecord; readonly names: ReadonlyMap<string, string> };

/** What people said of the question, its traces and pairs; what they took back, or said anew, is kept. */
export function ItemJudgements({ record: { judgements, question, traces, pairs }, names }: ItemJudgementsProps) {
	if (judgements.length === 0) return <p className="text-2">Nobody has judged it yet.</p>;
	const heads = new Set([question, ...traces, ...pairs].map((head) => `${head.id} ${head.hash}`));
	return (
		<Table
			label="Judgements"
			head={
				<>
					<th>Of</th>
					<th>Says</th>
					<th>By</th>
					<th data-number>When</th>
				</>
			}
		>
			{judgements.map(({ id, subjectId, hash, aspect, target, says, by, at, isBlind, seconds, isWithdrawn }) => (
				<tr key={id}>
					<td className="whitespace-nowrap">
						{names.get(subjectId)}
						<span className="block text-11 text-3">
							{[aspect, target].filter(Boolean).join(" ")}
							{!heads.has(`${subjectId} ${hash}`) && ", of an earlier content"}
						</span>
					</td>
					<td className="min-w-40">
						<span className={isWithdrawn ? "text-2 line-through" : undefined}>{says}</span>
						<span className="block text-11 text-3">
							{[isWithdrawn && "withdrawn", isBlind && "blind", seconds !== null && `${Math.round(seconds)} s`].filter(Boolean).join(", ")}
						</span>
					</td>
					<td className="whitespace-nowrap">{by}</td>
					<td data-number className="text-12 text-3">
						<Timestamp at={at} style="full" />
					</td>
				</tr>
			))}
		</Table>
	);
}

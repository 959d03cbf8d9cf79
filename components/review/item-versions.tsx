import { HeadChips } from "#components/review/head-chips.tsx";
import { Table } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { ItemRecord } from "#lib/review/item-record.ts";

type ItemVersionsProps = { readonly record: ItemRecord; readonly datasetName: string };

/** The snapshots that hold the question, which are what exports are made of, and what each says of it. */
export function ItemVersions({ record: { versions, question }, datasetName }: ItemVersionsProps) {
	if (versions.length === 0) return <p className="text-2">It is in no snapshot yet, and so in no export.</p>;
	return (
		<Table
			label="Snapshots"
			head={
				<>
					<th>Snapshot</th>
					<th>State then</th>
					<th>Split</th>
					<th>Content</th>
					<th data-number>Published</th>
				</>
			}
		>
			{versions.map(({ number, note, at, hash, outcome, isStale, split }) => (
				<tr key={number}>
					<td className="min-w-32">
						<TextLink href={`/snapshots?${new URLSearchParams({ dataset: datasetName, snapshot: String(number) })}`}>v{number}</TextLink>
						<span className="block text-11 text-3">{note}</span>
					</td>
					<td>
						<span className="flex gap-1">
							<HeadChips head={{ outcome, staleBecause: isStale ? ["it was stale"] : [] }} />
						</span>
					</td>
					<td className="capitalize">{split}</td>
					<td className="whitespace-nowrap text-12 text-2">{hash === question.hash ? "as now" : `another, ${hash.slice(0, 8)}`}</td>
					<td data-number className="text-12 text-3">
						<Timestamp at={at} />
					</td>
				</tr>
			))}
		</Table>
	);
}

import { HeadChips } from "#components/review/head-chips.tsx";
import { Table } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ItemRecord } from "#lib/review/item-record.ts";

type ItemPairsProps = { readonly record: ItemRecord; readonly names: ReadonlyMap<string, string> };

/** Which traces were set against each other, and how that pair was made. */
export function ItemPairs({ record: { pairs }, names }: ItemPairsProps) {
	if (pairs.length === 0) return <p className="text-2">No pair is made of its traces.</p>;
	return (
		<Table
			label="Pairs"
			head={
				<>
					<th>Pair</th>
					<th>Family</th>
					<th>Chosen</th>
					<th>Rejected</th>
					<th>State</th>
				</>
			}
		>
			{pairs.map((pair) => (
				<tr key={pair.id} id={pair.id}>
					<td className="whitespace-nowrap">{names.get(pair.id)}</td>
					<td className="whitespace-nowrap font-mono text-12">{pair.content.family}</td>
					{[pair.chosenId, pair.rejectedId].map((id, at) => (
						<td key={at === 0 ? "chosen" : "rejected"} className="whitespace-nowrap">
							{id ? <TextLink href={`#${id}`}>{names.get(id) ?? "Trace"}</TextLink> : "gone"}
						</td>
					))}
					<td>
						<span className="flex gap-1">
							<HeadChips head={pair} />
						</span>
					</td>
				</tr>
			))}
		</Table>
	);
}

import { Progress } from "#components/ui/progress.tsx";
import { Table } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { DatasetSummary } from "#lib/history/schema.ts";

/** Every dataset with what is in it and how far it is. */
export function DatasetTable({ datasets }: { readonly datasets: readonly DatasetSummary[] }) {
	return (
		<Table
			label="Datasets"
			head={
				<>
					<th className="w-full">Name</th>
					<th data-number className="max-phone:hidden">
						Images
					</th>
					<th data-number>Questions</th>
					<th data-number className="max-phone:hidden">
						Accepted
					</th>
					<th className="max-phone:hidden">Decided</th>
					<th>Last snapshot</th>
				</>
			}
		>
			{datasets.map((dataset) => (
				<tr key={dataset.id}>
					<td className="font-medium">
						<TextLink href={`/datasets/${encodeURIComponent(dataset.name)}`}>{dataset.name}</TextLink>
					</td>
					<td data-number className="max-phone:hidden">
						{dataset.images.toLocaleString("en")}
					</td>
					<td data-number>{dataset.questions.toLocaleString("en")}</td>
					<td data-number className="max-phone:hidden">
						{dataset.accepted.toLocaleString("en")}
					</td>
					<td className="min-w-52 max-phone:hidden">
						<DecidedShare dataset={dataset} />
					</td>
					<td className="whitespace-nowrap text-2">
						{dataset.snapshot ? (
							<>
								<span className="font-medium text-1">v{dataset.snapshot.number}</span> <Timestamp at={dataset.snapshot.at} />
							</>
						) : (
							<span className="text-3">none yet</span>
						)}
					</td>
				</tr>
			))}
		</Table>
	);
}

function DecidedShare({ dataset }: { readonly dataset: DatasetSummary }) {
	if (dataset.questions === 0) return <span className="text-3">no questions yet</span>;
	return (
		<div className="grid min-w-36 gap-1">
			<span className="text-12 text-2">
				{dataset.decided.toLocaleString("en")} of {dataset.questions.toLocaleString("en")}
			</span>
			<Progress label={`Decided in ${dataset.name}`} done={dataset.decided} total={dataset.questions} />
		</div>
	);
}

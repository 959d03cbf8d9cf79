import { Figures } from "#components/ui/figures.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { DatasetSummary } from "#lib/history/schema.ts";

/** What is in a dataset, and how far it is. */
export function DatasetFigures({ dataset }: { readonly dataset: DatasetSummary }) {
	const { images, questions, decided, accepted, snapshot } = dataset;
	const query = new URLSearchParams({ dataset: dataset.name });
	return (
		<Figures
			figures={[
				{ label: "Images", value: images.toLocaleString("en"), note: images === 0 ? "none imported yet" : "in the draft" },
				{
					label: "Questions",
					value: questions.toLocaleString("en"),
					note: questions === 0 ? "none written yet" : <TextLink href={`/items?${query}`}>Browse them</TextLink>,
				},
				{ label: "Decided", value: decided.toLocaleString("en"), note: `${(questions - decided).toLocaleString("en")} to go` },
				{ label: "Accepted", value: accepted.toLocaleString("en"), note: `of ${decided.toLocaleString("en")} decided` },
				{
					label: "Last snapshot",
					value: snapshot ? `v${snapshot.number}` : "–",
					note: snapshot ? <Timestamp at={snapshot.at} style="full" /> : <TextLink href={`/snapshots?${query}`}>Publish one</TextLink>,
				},
			]}
		/>
	);
}

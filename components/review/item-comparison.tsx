"use client";

import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { comparisonUrl } from "#components/review/comparison-url.ts";
import { classNames } from "#components/ui/class-names.ts";
import { FormField } from "#components/ui/form-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table } from "#components/ui/table.tsx";
import { WordDiff } from "#components/ui/word-diff.tsx";
import type { ContentComparison } from "#lib/review/compare-contents.ts";
import type { RecordContent } from "#lib/review/item-record.ts";

type ItemComparisonProps = {
	readonly contents: readonly RecordContent[];
	readonly names: Readonly<Record<string, string>>;
	readonly former: string;
	readonly latter: string;
	readonly comparison: ContentComparison;
};

/** Any two contents that the item's parts have had: texts by words, the rest side by side. The address says which two. */
export function ItemComparison({ contents, names, former, latter, comparison }: ItemComparisonProps) {
	const [isPending, startTransition] = useTransition();
	const [, setUrl] = useQueryStates(comparisonUrl, { shallow: false, scroll: false, startTransition });
	const options = contents.map(({ subjectId, hash, seq }) => ({ value: hash, label: `${names[subjectId] ?? "Part"}, rev ${seq}`, note: hash.slice(0, 8) }));
	const { texts, fields } = comparison;
	return (
		<div className="grid grid-cols-[minmax(0,1fr)] gap-3">
			<div className="grid grid-cols-2 gap-3 max-phone:grid-cols-1">
				<FormField label="From">
					<Select label="From" block options={options} value={former} onValueChange={(hash) => void setUrl({ from: hash, to: latter })} />
				</FormField>
				<FormField label="To">
					<Select label="To" block options={options} value={latter} onValueChange={(hash) => void setUrl({ from: former, to: hash })} />
				</FormField>
			</div>
			<div
				aria-busy={isPending}
				className={classNames("grid grid-cols-[minmax(0,1fr)] gap-3 transition-opacity duration-(--t-base)", isPending && "opacity-55 delay-300")}
			>
				{texts.length + fields.length === 0 && (
					<p className="text-2">{former === latter ? "That is one content: choose another one beside it." : "Both say the same."}</p>
				)}
				{texts.map((text) => (
					<section key={text.name} aria-label={`${text.name}, word by word`} className="grid gap-1">
						<h3 className="text-11 text-3">{text.name}</h3>
						<WordDiff former={text.former} latter={text.latter} />
					</section>
				))}
				{fields.length > 0 && (
					<Table
						label="What else differs"
						head={
							<>
								<th>What</th>
								<th>From</th>
								<th>To</th>
							</>
						}
					>
						{fields.map((field) => (
							<tr key={field.name}>
								<td className="whitespace-nowrap text-2">{field.name}</td>
								<td className="break-words">{field.former || <Nothing />}</td>
								<td className="break-words">{field.latter || <Nothing />}</td>
							</tr>
						))}
					</Table>
				)}
			</div>
		</div>
	);
}

function Nothing() {
	return <span className="text-3">not there</span>;
}

import type { ReactNode } from "react";
import { ItemChanges } from "#components/review/item-changes.tsx";
import { ItemJudgements } from "#components/review/item-judgements.tsx";
import { ItemLineage } from "#components/review/item-lineage.tsx";
import { ItemPairs } from "#components/review/item-pairs.tsx";
import { ItemPicture } from "#components/review/item-picture.tsx";
import { ItemQuestion } from "#components/review/item-question.tsx";
import { ItemTraces } from "#components/review/item-traces.tsx";
import { ItemVersions } from "#components/review/item-versions.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ItemRecord } from "#lib/review/item-record.ts";

type ItemRecordViewProps = {
	readonly record: ItemRecord;
	readonly names: ReadonlyMap<string, string>;
	readonly datasetName: string;
	readonly comparison: ReactNode;
};

/** One item whole: what it is, where it comes from, what became of it. */
export function ItemRecordView({ record, names, datasetName, comparison }: ItemRecordViewProps) {
	const { image, question, traces, pairs, judgements, versions } = record;
	return (
		<div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 p-4 wide:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
			<div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
				<Card>
					<div className="grid grid-cols-[minmax(0,1fr)] gap-4 py-1">
						<ItemPicture image={image.content} evidence={question.content.evidence} />
						<ItemQuestion question={question} split={record.split} />
					</div>
				</Card>
				<Card title="Lineage">
					<ItemLineage record={record} names={names} />
				</Card>
				<Card title="Snapshots" meta={versions.length}>
					<ItemVersions record={record} datasetName={datasetName} />
				</Card>
			</div>
			<div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
				<Card title="Traces" meta={traces.length}>
					<ItemTraces record={record} names={names} />
				</Card>
				<Card title="Pairs" meta={pairs.length}>
					<ItemPairs record={record} names={names} />
				</Card>
				<Card title="Compare contents">{comparison}</Card>
				<Card title="History">
					<ItemChanges record={record} names={names} />
				</Card>
				<Card title="Judgements" meta={judgements.length}>
					<ItemJudgements record={record} names={names} />
				</Card>
			</div>
		</div>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { questionName } from "#components/questions/question-name.ts";
import { loadComparisonUrl } from "#components/review/comparison-url.ts";
import { ItemComparison } from "#components/review/item-comparison.tsx";
import { ItemRecordView } from "#components/review/item-record-view.tsx";
import { recordNames } from "#components/review/record-names.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { requireActor } from "#lib/auth/require-actor.ts";
import { getDatasetById } from "#lib/history/server/find-dataset.ts";
import { subjectIdSchema } from "#lib/ids.ts";
import { chooseComparison } from "#lib/review/choose-comparison.ts";
import { compareStored } from "#lib/review/server/compare-stored.ts";
import { findItemRecord } from "#lib/review/server/find-item-record.ts";

export const metadata: Metadata = { title: "Item" };

export default async function ItemPage({ params, searchParams }: PageProps<"/items/[id]">) {
	const actor = await requireActor();
	const id = subjectIdSchema.safeParse((await params).id);
	const record = id.success ? await findItemRecord(actor, id.data) : null;
	if (!record) notFound();
	const chosen = chooseComparison(record.contents, await loadComparisonUrl(searchParams), record.question.id);
	const [dataset, comparison] = await Promise.all([getDatasetById(actor, record.datasetId), chosen && compareStored(actor, chosen)]);
	const names = recordNames(record);
	const query = new URLSearchParams({ dataset: dataset.name });
	const canBeReviewed = record.question.outcome !== "removed" && !record.question.content.isHidden;
	return (
		<PageFrame
			title="Items"
			titleHref={`/items?${query}`}
			detail={`${dataset.name} / ${questionName(record.question.id)}`}
			actions={
				canBeReviewed && (
					<ButtonLink href={`/review?${query}&item=${record.question.id}`} variant="primary">
						Open in review
					</ButtonLink>
				)
			}
		>
			<ItemRecordView
				record={record}
				names={names}
				datasetName={dataset.name}
				comparison={
					chosen && comparison ? (
						<ItemComparison contents={record.contents} names={Object.fromEntries(names)} {...chosen} comparison={comparison} />
					) : (
						<p className="text-2">It has had one content, so there is nothing to compare.</p>
					)
				}
			/>
		</PageFrame>
	);
}

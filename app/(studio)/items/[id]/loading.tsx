import { PageFrame } from "#components/layout/page-frame.tsx";
import { ItemRecordSkeleton } from "#components/review/item-record-skeleton.tsx";

export default function ItemLoading() {
	return (
		<PageFrame title="Items" titleHref="/items">
			<ItemRecordSkeleton />
		</PageFrame>
	);
}

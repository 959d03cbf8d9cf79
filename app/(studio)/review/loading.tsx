import { PageFrame } from "#components/layout/page-frame.tsx";
import { ReviewSkeleton } from "#components/review/review-skeleton.tsx";

export default function ReviewLoading() {
	return (
		<PageFrame title="Review" scroll="fixed">
			<div className="flex h-full flex-col">
				<ReviewSkeleton />
			</div>
		</PageFrame>
	);
}

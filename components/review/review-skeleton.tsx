import { ReviewFrame } from "#components/review/review-frame.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** Grey blocks where the item will stand. */
export function ReviewSkeleton() {
	return (
		<ReviewFrame
			photo={
				<div className="size-full overflow-hidden rounded-2">
					<Skeleton height={2_000} />
				</div>
			}
			facts={[160, 240, 320].map((width) => (
				<div key={width} className="flex items-center px-4">
					<Skeleton width={width} height={14} />
				</div>
			))}
		>
			<div aria-busy className="grid gap-4 p-5">
				<span className="sr-only">Loading the next item</span>
				<Skeleton width={140} height={20} />
				<Skeleton height={44} />
				{["a", "b", "c", "d"].map((option) => (
					<Skeleton key={option} height={28} />
				))}
				<Skeleton width={80} height={20} />
				<Skeleton height={60} />
			</div>
		</ReviewFrame>
	);
}

import { Skeleton } from "#components/ui/skeleton.tsx";

const STAGES = [0, 1, 2, 3, 4];
const CARDS = [150, 130, 160, 120];

/** A run before its figures have come, in their final places. */
export function RunSkeleton() {
	return (
		<div role="status" aria-label="Loading the run">
			<div className="flex min-h-16 items-center gap-5 border-line border-b bg-surface px-4">
				<div className="grid flex-1 gap-2">
					<Skeleton width={220} height={16} />
					<Skeleton width={420} height={10} />
				</div>
				<Skeleton width={270} height={14} />
			</div>
			<div className="grid items-start gap-3 p-4 wide:grid-cols-[minmax(0,1fr)_428px]">
				<div className="grid gap-7 rounded-3 border border-line bg-surface p-4">
					{STAGES.map((stage) => (
						<Skeleton key={stage} height={16} />
					))}
				</div>
				<div className="grid gap-3">
					{CARDS.map((height) => (
						<div key={height} className="rounded-3 border border-line bg-surface p-4">
							<Skeleton height={height - 32} />
						</div>
					))}
				</div>
			</div>
		</div>
	);
}

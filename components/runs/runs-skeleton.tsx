import { Skeleton } from "#components/ui/skeleton.tsx";

const ROWS = [0, 1, 2, 3, 4, 5];

/** The list before its runs have come. */
export function RunsSkeleton() {
	return (
		<div role="status" aria-label="Loading runs" className="px-4 pt-13 pb-3">
			<div className="rounded-3 border border-line bg-surface">
				<div className="h-8" />
				{ROWS.map((row) => (
					<div key={row} className="flex h-[45px] items-center gap-6 border-line border-t px-3">
						<Skeleton width={14} height={14} />
						<Skeleton width={`${24 + ((row * 7) % 12)}%`} />
						<Skeleton width="12%" />
						<Skeleton width="10%" />
						<Skeleton width="20%" />
					</div>
				))}
			</div>
		</div>
	);
}

import { SnapshotsFrame } from "#components/snapshots/snapshots-frame.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

const ROWS = [0, 1, 2, 3, 4];

/** The page before its versions have come, in their final places. */
export function SnapshotsSkeleton() {
	return (
		<div role="status" aria-label="Loading snapshots" className="h-full">
			<SnapshotsFrame
				versions={
					<div className="grid gap-6 p-4">
						<Skeleton width={64} />
						{ROWS.map((row) => (
							<div key={row} className="grid gap-2">
								<Skeleton width={`${60 + ((row * 13) % 30)}%`} />
								<Skeleton width="40%" height={9} />
							</div>
						))}
					</div>
				}
				aside={
					<div className="grid gap-4 p-5">
						<Skeleton width={90} height={16} />
						<Skeleton height={38} />
						<Skeleton height={120} />
						<Skeleton height={38} />
					</div>
				}
			>
				<div className="grid gap-3 p-4">
					<Skeleton width="50%" height={20} />
					<Skeleton height={88} />
					<Skeleton height={160} />
				</div>
			</SnapshotsFrame>
		</div>
	);
}

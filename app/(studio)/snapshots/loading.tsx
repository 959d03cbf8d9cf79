import { PageFrame } from "#components/layout/page-frame.tsx";
import { SnapshotsSkeleton } from "#components/snapshots/snapshots-skeleton.tsx";

export default function SnapshotsLoading() {
	return (
		<PageFrame title="Snapshots" scroll="fixed">
			<SnapshotsSkeleton />
		</PageFrame>
	);
}

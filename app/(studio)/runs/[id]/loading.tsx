import { PageFrame } from "#components/layout/page-frame.tsx";
import { RunSkeleton } from "#components/runs/run-skeleton.tsx";

export default function RunLoading() {
	return (
		<PageFrame title="Runs" titleHref="/runs" scroll="fixed">
			<RunSkeleton />
		</PageFrame>
	);
}

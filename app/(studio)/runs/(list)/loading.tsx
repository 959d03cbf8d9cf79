import { PageFrame } from "#components/layout/page-frame.tsx";
import { RunsSkeleton } from "#components/runs/runs-skeleton.tsx";

export default function RunsLoading() {
	return (
		<PageFrame title="Runs">
			<RunsSkeleton />
		</PageFrame>
	);
}

import { PageFrame } from "#components/layout/page-frame.tsx";
import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function DatasetsLoading() {
	return (
		<PageFrame title="Datasets">
			<div role="status" aria-label="Loading datasets" className="p-4">
				<Card>
					<div className="grid gap-4 py-2">
						<Skeleton width="40%" />
						<Skeleton width="90%" height={20} />
						<Skeleton width="90%" height={20} />
						<Skeleton width="90%" height={20} />
					</div>
				</Card>
			</div>
		</PageFrame>
	);
}

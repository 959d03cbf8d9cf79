import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** An item before it has come, in its final places. */
export function ItemRecordSkeleton() {
	return (
		<div
			role="status"
			aria-label="Loading the item"
			className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 p-4 wide:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]"
		>
			<Card>
				<div className="grid gap-4 py-1">
					<Skeleton height={320} />
					<Skeleton width="80%" height={22} />
					<Lines widths={[55, 48, 60, 42]} />
				</div>
			</Card>
			<div className="grid gap-3">
				<Card title="Traces">
					<Lines widths={[92, 85, 88, 60]} />
				</Card>
				<Card title="History">
					<Lines widths={[70, 64, 75]} />
				</Card>
			</div>
		</div>
	);
}

function Lines({ widths }: { readonly widths: readonly number[] }) {
	return (
		<div className="grid gap-3 py-1">
			{widths.map((width) => (
				<Skeleton key={width} width={`${width}%`} height={14} />
			))}
		</div>
	);
}

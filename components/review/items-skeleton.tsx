import { ITEM_COLUMNS } from "#components/review/item-row.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

const ROWS = Array.from({ length: 14 }, (_, place) => place);

/** The list before its rows have come, in their final places. */
export function ItemsSkeleton() {
	return (
		<div role="status" aria-label="Loading items">
			{ROWS.map((row) => (
				<div key={row} className={`${ITEM_COLUMNS} h-(--row) border-line border-b max-phone:h-16`}>
					<Skeleton width={56} height={40} />
					<div className="grid gap-1.5">
						<Skeleton width={`${50 + ((row * 17) % 40)}%`} height={12} />
						<Skeleton width={120} height={9} />
					</div>
					<span className="max-wide:hidden">
						<Skeleton width="70%" />
					</span>
					<Skeleton width={72} height={20} />
					<span className="max-wide:hidden">
						<Skeleton width={40} />
					</span>
					<span className="max-phone:hidden">
						<Skeleton width={64} />
					</span>
					<span className="max-phone:hidden">
						<Skeleton width={40} />
					</span>
				</div>
			))}
		</div>
	);
}

import type { ReactNode, RefObject } from "react";
import { ITEM_COLUMNS } from "#components/review/item-row.tsx";
import { classNames } from "#components/ui/class-names.ts";

type ItemsFrameProps = {
	readonly facets?: ReactNode;
	readonly views?: ReactNode;
	readonly bar?: ReactNode;
	readonly footer?: ReactNode;
	readonly rows?: RefObject<HTMLDivElement | null>;
	/** Another page begins at its top. */
	readonly page?: string | null;
	/** What is shown answers the question before; past 300 ms it pales. */
	readonly isBehind?: boolean;
	/** How many items there are, above the rows. */
	readonly total?: ReactNode;
	/** At the head of the column of boxes to tick; left out where nothing can be ticked. */
	readonly picker?: ReactNode;
	/** Over the rows, at their foot. */
	readonly floating?: ReactNode;
	readonly children: ReactNode;
};

/** The places of the list's parts, the same while it loads. */
export function ItemsFrame({ facets, views, bar, footer, rows, page, isBehind = false, total, picker, floating, children }: ItemsFrameProps) {
	return (
		<div className="grid h-full grid-cols-[236px_minmax(0,1fr)] max-phone:grid-cols-[minmax(0,1fr)]">
			<aside aria-label="Filters" className="scroll-thin border-line border-r bg-surface px-3.5 py-1.5 max-phone:hidden">
				{facets}
			</aside>
			<section
				aria-label="Items"
				className={classNames("relative grid min-h-0 grid-rows-[auto_auto_30px_minmax(0,1fr)_auto] bg-surface", Boolean(picker) && "[--picker:30px]")}
			>
				<div className="min-w-0">{views}</div>
				<div className="flex min-h-11 flex-wrap items-center gap-2 border-line border-b px-4 py-1.5">{bar}</div>
				<div className={`${ITEM_COLUMNS} relative border-line border-b font-medium text-11 text-3`}>
					{picker}
					<span />
					<span className="flex gap-2">
						<span className="max-phone:hidden">Question</span>
						<span className="font-normal">{total}</span>
					</span>
					<span className="max-wide:hidden">Key</span>
					<span>State</span>
					<span className="max-wide:hidden">Split</span>
					<span className="max-phone:hidden">By</span>
					<span className="text-right max-phone:hidden">Changed</span>
				</div>
				<div ref={rows} key={page} aria-busy={isBehind} className="scroll-thin transition-opacity duration-(--t-base) aria-busy:opacity-55 aria-busy:delay-300">
					{children}
				</div>
				{floating}
				{footer && <footer className="flex h-11 items-center gap-2 border-line border-t px-4 max-phone:h-15">{footer}</footer>}
			</section>
		</div>
	);
}

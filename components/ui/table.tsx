"use client";

import { ScrollArea } from "@base-ui/react/scroll-area";
import type { ReactNode } from "react";

/** A plain table. `data-number` on a cell sets it right. Wider than its place, it scrolls by itself, by keyboard too. */
export function Table({ label, head, children }: { readonly label: string; readonly head: ReactNode; readonly children: ReactNode }) {
	return (
		<ScrollArea.Root>
			<ScrollArea.Viewport className="overscroll-x-contain">
				<table
					aria-label={label}
					className="w-full border-collapse text-left [&_[data-number]]:text-right [&_td]:border-line [&_td]:border-t [&_td]:py-[7px] [&_td]:pr-6 [&_td]:align-middle [&_td:last-child]:pr-0 [&_th]:whitespace-nowrap [&_th]:pr-6 [&_th]:pb-1.5 [&_th]:font-medium [&_th]:text-11 [&_th]:text-3 [&_th:last-child]:pr-0"
				>
					<thead>
						<tr>{head}</tr>
					</thead>
					<tbody>{children}</tbody>
				</table>
			</ScrollArea.Viewport>
			<ScrollArea.Scrollbar orientation="horizontal" className="h-1.5 rounded-full bg-sunken">
				<ScrollArea.Thumb className="h-full rounded-full bg-line-strong" />
			</ScrollArea.Scrollbar>
		</ScrollArea.Root>
	);
}

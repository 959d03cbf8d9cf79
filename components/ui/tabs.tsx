import Link from "next/link";
import type { ReactNode } from "react";

export type Tab = { readonly href: string; readonly label: string; readonly note?: ReactNode; readonly current: boolean };

/** Views of one page, each with its own address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
	return (
		<nav aria-label={label} className="flex gap-1 overflow-x-auto">
			{tabs.map((tab) => (
				<Link
					key={tab.href}
					href={tab.href}
					aria-current={tab.current ? "page" : undefined}
					className="-mb-px flex h-[42px] flex-none items-center gap-1.5 border-transparent border-b-2 px-2.5 font-medium text-2 hover:text-1 aria-[current=page]:border-accent aria-[current=page]:text-1"
				>
					{tab.label}
					{tab.note && <span className="font-normal text-12 text-3">{tab.note}</span>}
				</Link>
			))}
		</nav>
	);
}

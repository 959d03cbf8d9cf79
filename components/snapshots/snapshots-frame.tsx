import type { ReactNode } from "react";

type SnapshotsFrameProps = { readonly versions: ReactNode; readonly children: ReactNode; readonly aside?: ReactNode };

/** The places of the page's three parts, the same while they load: side by side, then two columns, then one below the other. */
export function SnapshotsFrame({ versions, children, aside }: SnapshotsFrameProps) {
	return (
		<div
			className={`grid h-full max-phone:block max-phone:overflow-y-auto max-wide:grid-cols-[280px_minmax(0,1fr)] ${
				aside ? "wide:grid-cols-[316px_minmax(0,1fr)_372px] max-wide:grid-rows-[auto_minmax(0,1fr)]" : "wide:grid-cols-[316px_minmax(0,1fr)]"
			}`}
		>
			<nav
				aria-label="Snapshots of this dataset"
				className="scroll-thin border-line border-r bg-surface max-phone:max-h-64 max-phone:border-r-0 max-phone:border-b max-wide:row-span-2"
			>
				{versions}
			</nav>
			<div className="scroll-thin min-w-0">{children}</div>
			{aside && <div className="scroll-thin min-w-0 border-line border-l bg-surface max-wide:border-t max-wide:border-l-0">{aside}</div>}
		</div>
	);
}

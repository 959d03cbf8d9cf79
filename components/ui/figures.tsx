import type { ReactNode } from "react";

export type Figure = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode };

/** Headline numbers side by side, parted by lines. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
	return (
		<dl className="grid auto-cols-fr grid-flow-col rounded-3 border border-line bg-surface max-phone:grid-flow-row max-phone:grid-cols-2">
			{figures.map(({ label, value, note }) => (
				<div key={label} className="grid min-w-0 content-start gap-px border-line border-l px-4 py-3 first:border-l-0 max-phone:border-l-0">
					<dt className="text-12 text-2">{label}</dt>
					<dd className="font-semibold text-22 leading-tight tracking-[-0.02em]">{value}</dd>
					{note && <dd className="truncate text-11 text-3">{note}</dd>}
				</div>
			))}
		</dl>
	);
}

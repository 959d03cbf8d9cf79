type RegionPillProps = { readonly region: string; readonly color: string | undefined; readonly onPoint: (region: string | null) => void };

/** A region that a step speaks of, by its key; pointed at, it lights up on the photo. */
export function RegionPill({ region, color, onPoint }: RegionPillProps) {
	return (
		<button
			type="button"
			onPointerEnter={() => onPoint(region)}
			onPointerLeave={() => onPoint(null)}
			onFocus={() => onPoint(region)}
			onBlur={() => onPoint(null)}
			className="ml-[3px] inline-flex h-[18px] items-center gap-1 whitespace-nowrap rounded-[3px] border border-line-strong bg-sunken px-[5px] align-[1px] font-medium font-mono text-10 leading-none"
		>
			<span aria-hidden className="size-[7px] rounded-[1.5px] shadow-[0_0_0_1px_#0006]" style={{ background: color ?? "var(--text-3)" }} />
			{region.toUpperCase()}
		</button>
	);
}

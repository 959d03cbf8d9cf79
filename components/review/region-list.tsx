"use client";

import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { ReviewRegion } from "#components/review/region-edit-store.ts";
import { regionWords } from "#components/review/region-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL_STYLE } from "#components/ui/control-style.ts";

type RegionListProps = {
	readonly regions: readonly ReviewRegion[];
	readonly colors: ReadonlyMap<string, string>;
	readonly selected: string | null;
	readonly onSelect: (key: string) => void;
	readonly onPoint: (key: string | null) => void;
};

const ROW_PX = 26;
/** Rows drawn at once: more than any screen has in sight. */
const ROWS = 60;
/** So few are seen at a glance. */
const UNFILTERED_MAX = 8;

/**
 * The boxes as a list, for the keyboard and for those who do not see the photo: a chosen row is a box in hand, and every key that edits works here. Only
 * the rows in sight are there, so that ten thousand cost what sixty do.
 */
export function RegionList({ regions, colors, selected, onSelect, onPoint }: RegionListProps) {
	const [filter, setFilter] = useState("");
	const [first, setFirst] = useState(0);
	const rows = useRef<HTMLDivElement>(null);
	const id = useId();
	const found = useMemo(() => filterRegions(regions, filter), [regions, filter]);
	const chosenAt = found.findIndex((region) => region.key === selected);
	const start = Math.max(0, Math.min(first, found.length - ROWS));

	useEffect(() => {
		const place = rows.current;
		if (!place || chosenAt === -1) return;
		const top = chosenAt * ROW_PX;
		if (top < place.scrollTop) place.scrollTop = top;
		else if (top + ROW_PX > place.scrollTop + place.clientHeight) place.scrollTop = top + ROW_PX - place.clientHeight;
	}, [chosenAt]);

	return (
		<div className="flex min-h-0 min-w-0 flex-col gap-1.5">
			{regions.length > UNFILTERED_MAX && (
				<input
					type="search"
					aria-label="Filter boxes by label or number"
					placeholder={`Filter ${regions.length} boxes`}
					value={filter}
					onChange={(event) => setFilter(event.target.value)}
					className={`${CONTROL_STYLE} flex-none`}
				/>
			)}
			<p id={`${id}-keys`} className="sr-only">
				N and P choose a box. Arrow keys move it by a pixel, with Shift by ten, with Alt they move its right or lower edge. Enter changes its label, C copies
				it, Delete deletes it, D draws one, Z takes back.
			</p>
			<div
				ref={rows}
				role="listbox"
				tabIndex={0}
				data-gives-keys
				aria-label={`Boxes, ${found.length}`}
				aria-describedby={`${id}-keys`}
				aria-activedescendant={chosenAt === -1 ? undefined : `${id}-${found[chosenAt]?.key}`}
				onScroll={(event) => setFirst(Math.max(0, Math.floor(event.currentTarget.scrollTop / ROW_PX) - 10))}
				className="relative min-h-0 flex-1 scroll-thin overflow-y-auto rounded-2 border border-line max-phone:max-h-52"
			>
				<div role="presentation" style={{ height: found.length * ROW_PX }}>
					{found.slice(start, start + ROWS).map((region, at) => (
						<div
							key={region.key}
							id={`${id}-${region.key}`}
							role="option"
							tabIndex={-1}
							aria-selected={region.key === selected}
							aria-setsize={found.length}
							aria-posinset={start + at + 1}
							aria-label={`${region.key.toUpperCase()} ${regionWords(region)}${colors.has(region.key) ? ", evidence" : ""}`}
							onPointerDown={() => {
								rows.current?.focus({ preventScroll: true });
								onSelect(region.key);
							}}
							// The list keeps the focus, and with it the keys.
							onMouseDown={(event) => event.preventDefault()}
							onPointerEnter={() => onPoint(region.key)}
							onPointerLeave={() => onPoint(null)}
							style={{ top: (start + at) * ROW_PX, height: ROW_PX }}
							className={classNames(
								"absolute inset-x-0 flex cursor-pointer select-none items-center gap-2 px-2 text-12",
								region.key === selected ? "bg-accent-soft font-medium text-1" : "text-2 hover:bg-hover",
							)}
						>
							<span
								className={classNames(
									"size-[9px] flex-none rounded-[2px] border",
									colors.has(region.key) ? "border-[#0a0b0dcc]" : "border-[1.5px] border-line-control",
								)}
								style={colors.has(region.key) ? { background: colors.get(region.key) } : undefined}
							/>
							<span className="w-9 flex-none font-mono text-11">{region.key.toUpperCase()}</span>
							<span className="min-w-0 flex-1 truncate">{region.label}</span>
							<span className="flex-none text-11 text-3 tabular-nums">
								{Math.round(region.box.width)} × {Math.round(region.box.height)}
							</span>
						</div>
					))}
				</div>
			</div>
			{found.length === 0 && <p className="text-12 text-3">{regions.length === 0 ? "No boxes yet. Press D and drag." : "No box is called so."}</p>}
		</div>
	);
}

function filterRegions(regions: readonly ReviewRegion[], filter: string): readonly ReviewRegion[] {
	const words = filter.trim().toLowerCase();
	if (words === "") return regions;
	return regions.filter((region) => region.label.toLowerCase().includes(words) || region.key === words);
}

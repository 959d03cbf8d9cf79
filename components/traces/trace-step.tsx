"use client";

import { type CSSProperties, useEffect, useRef } from "react";
import { BEHAVIOR_LOOKS, BehaviorGlyph } from "#components/traces/behavior-glyph.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Behavior, Step, TraceContent } from "#lib/traces/schema.ts";
import { splitStep } from "#lib/traces/split-step.ts";

type TraceStepProps = {
	readonly trace: TraceContent;
	readonly step: Step;
	readonly number: number;
	readonly colors: ReadonlyMap<string, string>;
	readonly isCurrent: boolean;
	readonly isTouched: boolean;
	readonly onPoint: (isOver: boolean) => void;
	readonly onRegionPoint: (region: string | null) => void;
};

const UNDERLINES = { model: "dashed", rule: "dotted" } as const;

/** One step: its words, with behaviors marked, and a pill for each region it speaks of. */
export function TraceStep({ trace, step, number, colors, isCurrent, isTouched, onPoint, onRegionPoint }: TraceStepProps) {
	const row = useRef<HTMLLIElement>(null);
	useEffect(() => {
		if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
	}, [isCurrent]);
	return (
		<li
			ref={row}
			aria-current={isCurrent ? "step" : undefined}
			onPointerEnter={() => onPoint(true)}
			onPointerLeave={() => onPoint(false)}
			className={classNames(
				"grid grid-cols-[24px_minmax(0,1fr)] gap-2 rounded-2 px-3 pt-1.5 pb-[7px] max-phone:grid-cols-[16px_minmax(0,1fr)] max-phone:py-2",
				isCurrent && "bg-hover shadow-[inset_2px_0_0_var(--accent)]",
				isTouched && !isCurrent && "bg-hover",
			)}
		>
			<span className={classNames("pr-1 text-right text-12 leading-[22px]", isCurrent ? "font-semibold text-accent" : "text-3")}>{number}</span>
			<p className="text-pretty text-13 leading-[22px]">
				{splitStep(trace, step).map((segment) =>
					segment.mark === null ? (
						<span key={segment.start}>{segment.text}</span>
					) : (
						<mark key={segment.start} className="rounded-t-[2px] box-decoration-clone px-0.5 pt-px text-inherit" style={markStyle(segment.mark)}>
							<BehaviorGlyph behavior={segment.mark.behavior} />
							{segment.text}
						</mark>
					),
				)}{" "}
				{step.regions.map((region) => (
					<button
						key={region}
						type="button"
						onPointerEnter={() => onRegionPoint(region)}
						onPointerLeave={() => onRegionPoint(null)}
						onFocus={() => onRegionPoint(region)}
						onBlur={() => onRegionPoint(null)}
						className="ml-[3px] inline-flex h-[18px] items-center gap-1 whitespace-nowrap rounded-[3px] border border-line-strong bg-sunken px-[5px] align-[1px] font-medium font-mono text-10 leading-none"
					>
						<span aria-hidden className="size-[7px] rounded-[1.5px] shadow-[0_0_0_1px_#0006]" style={{ background: colors.get(region) ?? "var(--text-3)" }} />
						{region.toUpperCase()}
					</button>
				))}
			</p>
		</li>
	);
}

/** The line says whose the mark is, the color what it marks. */
function markStyle({ behavior, source }: { readonly behavior: Behavior; readonly source: "model" | "rule" }): CSSProperties {
	const { color } = BEHAVIOR_LOOKS[behavior];
	return { borderBottom: `2px ${UNDERLINES[source]} ${color}`, background: `color-mix(in srgb, ${color} var(--b-tint), transparent)` };
}

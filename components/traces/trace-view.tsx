"use client";

import { ScrollArea } from "@base-ui/react/scroll-area";
import { Fragment } from "react";
import { TraceStep } from "#components/traces/trace-step.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { ReviewTrace } from "#lib/review/schema.ts";

type TraceViewProps = {
	readonly traces: readonly ReviewTrace[];
	readonly traceIndex: number;
	readonly questionKey: string;
	/** The color of each region that has one. */
	readonly colors: ReadonlyMap<string, string>;
	/** The step looked at by keys; null for none. */
	readonly step: number | null;
	/** The region pointed at elsewhere: steps that speak of it light up. */
	readonly activeRegion: string | null;
	readonly onTraceChoose: (index: number) => void;
	readonly onStepPoint: (step: number | null) => void;
	readonly onRegionPoint: (region: string | null) => void;
};

const FORM_NAMES = { simple: "Simple", expanded: "Expanded" } as const;

/** A trace as numbered steps, each with the regions it speaks of; below a dashed join what was continued after a cue. */
export function TraceView({ traces, traceIndex, questionKey, colors, step, activeRegion, onTraceChoose, onStepPoint, onRegionPoint }: TraceViewProps) {
	const trace = traces[traceIndex] ?? traces[0];
	if (!trace) return <p className="px-5 py-4 text-2 max-phone:px-4">No trace answers this question yet. Your decision is on the question alone.</p>;
	const { content } = trace;
	return (
		<section aria-label="Trace" className="flex min-h-0 flex-1 flex-col max-phone:block">
			<div className="flex flex-wrap items-center gap-3 px-5 pt-2.5 pb-2 max-phone:px-4">
				<h2 className="text-14">Trace</h2>
				{traces.length > 1 ? (
					<Segmented
						label="Trace shown"
						segments={traces.map((one, at) => ({ value: String(at), label: FORM_NAMES[one.content.form] }))}
						value={String(traceIndex)}
						onValueChange={(value) => onTraceChoose(Number(value))}
					/>
				) : (
					<Chip>{FORM_NAMES[content.form]}</Chip>
				)}
				{trace.isStale && <Chip tone="warn">Stale: the question changed</Chip>}
				<span className="flex-1" />
				<span className="text-11 text-3">
					answers <b className="font-semibold text-1">{content.answer ?? "nothing"}</b>
					{content.answer !== null && (content.answer === questionKey ? ", the key" : ", not the key")}
				</span>
			</div>
			<ScrollArea.Root className="min-h-0 flex-1">
				<ScrollArea.Viewport className="h-full overscroll-contain max-phone:h-auto">
					<ol aria-label="Steps" className="px-2 pb-2 max-phone:px-1">
						{content.steps.map((one, at) => (
							<Fragment key={one.start}>
								{content.joinOffset !== null && one.start >= content.joinOffset && (content.steps[at - 1]?.start ?? -1) < content.joinOffset && <Join />}
								<TraceStep
									trace={content}
									step={one}
									number={at + 1}
									colors={colors}
									isCurrent={step === at}
									isTouched={activeRegion !== null && one.regions.includes(activeRegion)}
									onPoint={(isOver) => onStepPoint(isOver ? at : null)}
									onRegionPoint={onRegionPoint}
								/>
							</Fragment>
						))}
					</ol>
				</ScrollArea.Viewport>
				<ScrollArea.Scrollbar className="w-1.5">
					<ScrollArea.Thumb className="w-full rounded-full bg-line-strong" />
				</ScrollArea.Scrollbar>
			</ScrollArea.Root>
		</section>
	);
}

function Join() {
	return (
		<li className="my-0.5 flex h-[34px] items-center gap-2.5 pr-3 pl-11">
			<span className="whitespace-nowrap font-semibold text-11 text-2">Joined here</span>
			<span className="flex-1 border-line-strong border-t border-dashed" />
			<span className="text-11 text-3">simple → expanded</span>
		</li>
	);
}

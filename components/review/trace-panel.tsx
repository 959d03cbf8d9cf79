"use client";

import { ChevronsDownUp, ChevronsUpDown, RefreshCw } from "lucide-react";
import type { CandidateStore } from "#components/review/candidate-store.ts";
import type { ItemLook, ReviewStore } from "#components/review/review-store.ts";
import { judgeStep, toggleBehavior } from "#components/review/trace-acts.ts";
import { BehaviorToggles } from "#components/traces/behavior-toggles.tsx";
import { StepVerdict } from "#components/traces/step-verdict.tsx";
import { TraceView } from "#components/traces/trace-view.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { ReviewItem, ReviewTrace } from "#lib/review/item-schema.ts";
import { shownSpans } from "#lib/review/shown-spans.ts";
import { spanState } from "#lib/review/span-state.ts";
import { stepVerdicts } from "#lib/review/step-verdicts.ts";

type TracePanelProps = {
	readonly item: ReviewItem;
	readonly trace: ReviewTrace | null;
	readonly look: ItemLook;
	readonly store: ReviewStore;
	readonly candidates: CandidateStore;
	readonly colors: ReadonlyMap<string, string>;
	readonly activeRegion: string | null;
	readonly onRegionPoint: (region: string | null) => void;
};

/** The trace as the pass wants it: in triage folded to a line a step, in the audit with a verdict and behaviors on each step. */
export function TracePanel({ item, trace, look, store, candidates, colors, activeRegion, onRegionPoint }: TracePanelProps) {
	if (!trace) return <p className="px-5 py-4 text-2 max-phone:px-4">No trace answers this question yet. Your decision is on the question alone.</p>;
	const isAudit = store.pass === "audit";
	const verdicts = isAudit ? stepVerdicts(trace, item.judged) : [];
	const current = look.step === null ? undefined : trace.content.steps[look.step];
	return (
		<TraceView
			traces={item.traces}
			trace={trace}
			questionKey={item.content.key}
			colors={colors}
			spans={shownSpans(trace, item.judged)}
			step={look.step}
			activeRegion={activeRegion}
			isFolded={!isAudit && look.isFolded}
			verdicts={verdicts}
			head={
				<span className="flex items-center">
					<IconButton label="Make the trace anew" icon={RefreshCw} onClick={() => candidates.begin("trace")} />
					{isAudit ? <JudgedCount verdicts={verdicts} /> : <FoldButton isFolded={look.isFolded} onFold={store.fold} />}
				</span>
			}
			aside={
				isAudit
					? (at) => (
							<StepVerdict number={at + 1} verdict={verdicts[at] ?? null} isCurrent={look.step === at} onChoose={(verdict) => judgeStep(store, at, verdict)} />
						)
					: null
			}
			tools={
				isAudit &&
				current && (
					<BehaviorToggles
						stateOf={(behavior) => spanState({ trace, judged: item.judged, behavior }, current)}
						onToggle={(behavior) => toggleBehavior(store, behavior)}
					/>
				)
			}
			onTraceChoose={store.showTrace}
			onStepPoint={store.pointAtStep}
			onStepPress={store.lookAtStep}
			onRegionPoint={onRegionPoint}
		/>
	);
}

function JudgedCount({ verdicts }: { readonly verdicts: readonly unknown[] }) {
	const judged = verdicts.filter((verdict) => verdict !== null).length;
	return (
		<span className="grid w-[74px] gap-1">
			<span className="whitespace-nowrap text-right text-11 text-3 tabular-nums">
				{judged} of {verdicts.length} judged
			</span>
			<Progress label="Steps judged" done={judged} total={verdicts.length} />
		</span>
	);
}

function FoldButton({ isFolded, onFold }: { readonly isFolded: boolean; readonly onFold: (isFolded: boolean) => void }) {
	return (
		<Button variant="ghost" icon={isFolded ? ChevronsUpDown : ChevronsDownUp} shortcut="o" onClick={() => onFold(!isFolded)}>
			{isFolded ? "Unfold" : "Fold"}
		</Button>
	);
}

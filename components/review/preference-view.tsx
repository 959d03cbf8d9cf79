"use client";

import { useMemo, useState, useSyncExternalStore } from "react";
import type { CanvasStore } from "#components/canvas/canvas-store.ts";
import type { PhotoCache } from "#components/canvas/photo-cache.ts";
import { regionColors } from "#components/canvas/region-colors.ts";
import { QuestionView } from "#components/questions/question-view.tsx";
import { OutcomeChip } from "#components/review/outcome-chip.tsx";
import { ReviewPhoto } from "#components/review/review-photo.tsx";
import { toCanvasRegions } from "#components/review/to-canvas-regions.ts";
import { TraceComparison } from "#components/traces/trace-comparison.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Comparison } from "#lib/review/comparisons-of.ts";
import { preferenceOf } from "#lib/review/preference-of.ts";
import type { QueueEntry } from "#lib/review/queue-session.ts";

type PreferenceViewProps = {
	readonly entry: QueueEntry;
	readonly comparisons: readonly Comparison[];
	readonly pairIndex: number;
	readonly canvas: CanvasStore;
	readonly photos: PhotoCache;
};

/** Two traces of one question side by side, with the photo and the question that both speak of. */
export function PreferenceView({ entry, comparisons, pairIndex, canvas, photos }: PreferenceViewProps) {
	const { item, image } = entry;
	const [lit, setLit] = useState<readonly string[]>([]);
	const activeRegion = useSyncExternalStore(
		canvas.subscribe,
		() => canvas.get().activeRegion,
		() => null,
	);
	const colors = useMemo(() => regionColors(item.content.evidence.map((one) => one.region)), [item]);
	const comparison = comparisons[pairIndex] ?? comparisons[0] ?? null;
	const regions = useMemo(() => {
		const cited = comparison ? [comparison.left, comparison.right].flatMap((trace) => trace.content.steps.flatMap((step) => step.regions)) : [];
		return toCanvasRegions({ image, colors, cited, lit, marked: item.content.mentions.map((mention) => mention.region) });
	}, [image, item, colors, comparison, lit]);
	const outcome = entry.decided ?? item.outcome;
	return (
		<div className="grid min-h-0 flex-1 grid-cols-[minmax(360px,35%)_minmax(0,1fr)] max-phone:block max-phone:overflow-auto">
			<div className="flex min-h-0 min-w-0 flex-col border-line border-r bg-surface max-phone:block max-phone:border-0">
				<section aria-label="Photo" className="aspect-[4/3] min-h-0 flex-none bg-stage p-4 max-phone:p-0">
					<ReviewPhoto image={image} regions={regions} canvas={canvas} photos={photos} onRegionPress={() => undefined} />
				</section>
				<div className="min-h-0 flex-1 scroll-thin border-line border-t max-phone:border-t-0">
					<QuestionView
						id={item.id}
						seq={item.seq}
						question={item.content}
						traceAnswers={[]}
						state={outcome !== "undecided" && <OutcomeChip outcome={outcome} />}
					/>
				</div>
			</div>
			{comparison ? (
				<TraceComparison
					key={comparison.seed}
					comparison={comparison}
					place={comparisons.length > 1 ? `${comparisons.indexOf(comparison) + 1} of ${comparisons.length}` : null}
					choice={preferenceOf(comparison, item.judged)?.choice ?? null}
					questionKey={item.content.key}
					colors={colors}
					activeRegion={activeRegion}
					onStepPoint={setLit}
					onRegionPoint={canvas.pointAt}
				/>
			) : (
				<div className="grid place-items-center bg-bg p-6">
					<EmptyState title="No two traces to compare">This question has {item.traces.length === 0 ? "no trace" : "one trace"} and no stored pair.</EmptyState>
				</div>
			)}
		</div>
	);
}

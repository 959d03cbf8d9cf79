"use client";

import { CloudUpload, RefreshCw, TriangleAlert } from "lucide-react";
import { memo, type ReactNode, useMemo, useSyncExternalStore } from "react";
import type { CanvasStore } from "#components/canvas/canvas-store.ts";
import type { PhotoCache } from "#components/canvas/photo-cache.ts";
import { regionColors } from "#components/canvas/region-colors.ts";
import { QuestionEditor } from "#components/questions/question-editor.tsx";
import { questionName } from "#components/questions/question-name.ts";
import { QuestionView, type TraceAnswer } from "#components/questions/question-view.tsx";
import { CandidateChip } from "#components/review/candidate-chip.tsx";
import { CandidatePanel } from "#components/review/candidate-panel.tsx";
import type { CandidateStore } from "#components/review/candidate-store.ts";
import { ItemChecks, ItemMaking } from "#components/review/item-facts.tsx";
import { ItemHistory } from "#components/review/item-history.tsx";
import { OutcomeChip } from "#components/review/outcome-chip.tsx";
import { PassSwitch } from "#components/review/pass-switch.tsx";
import type { RegionEditStore } from "#components/review/region-edit-store.ts";
import { RegionPanel } from "#components/review/region-panel.tsx";
import { RegionRow } from "#components/review/region-row.tsx";
import { ReviewFrame } from "#components/review/review-frame.tsx";
import { ReviewPhoto } from "#components/review/review-photo.tsx";
import { type ItemLook, type ReviewStore, shownTrace } from "#components/review/review-store.ts";
import { SwipeCard } from "#components/review/swipe-card.tsx";
import { toCanvasRegions } from "#components/review/to-canvas-regions.ts";
import { TracePanel } from "#components/review/trace-panel.tsx";
import { useCandidateState } from "#components/review/use-candidates.ts";
import { useIsPhone } from "#components/review/use-is-phone.ts";
import { useRegionEdit } from "#components/review/use-region-edit.ts";
import { Chip } from "#components/ui/chip.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { ReviewTrace } from "#lib/review/item-schema.ts";
import type { QueueEntry } from "#lib/review/queue-session.ts";

type ReviewItemViewProps = {
	readonly entry: QueueEntry;
	/** An edit of it is not in the studio yet; until then it cannot be decided on. */
	readonly isSettling: boolean;
	readonly look: ItemLook;
	readonly store: ReviewStore;
	readonly canvas: CanvasStore;
	readonly photos: PhotoCache;
	readonly edit: RegionEditStore;
	readonly candidates: CandidateStore;
};

/**
 * One item: its photo with boxes, its facts, its question and its trace, each pointing at the others. What the studio answers about other items leaves
 * it as it is drawn.
 */
export const ReviewItemView = memo(function ReviewItemView({ entry, isSettling, look, store, canvas, photos, edit, candidates }: ReviewItemViewProps) {
	const { item } = entry;
	const isEditingBoxes = useRegionEdit(edit);
	const edited = useSyncExternalStore(edit.subscribe, edit.image, edit.image);
	const image = edited?.id === entry.image.id ? edited : entry.image;
	const trace = shownTrace(entry, look.traceIndex);
	const activeRegion = useSyncExternalStore(
		canvas.subscribe,
		() => canvas.get().activeRegion,
		() => null,
	);
	useCandidateState(candidates, () => candidates.get().open);
	const standing = candidates.ofShown(entry);
	const isAsking = useCandidateState(candidates, () => candidates.get().form !== null);
	const target = look.mode.kind === "resynthesizing" ? candidates.target() : null;
	// Beside the new question stands the old one: it need not stand above them once more.
	const compared = target?.part === "question" && target.candidate?.state === "ready" && !isAsking ? target.candidate.made?.content : null;
	// The photo shows what the new one rests on.
	const { evidence, mentions } = compared?.kind === "question" ? compared : item.content;
	const colors = useMemo(() => regionColors(evidence.map((one) => one.region)), [evidence]);
	const looked = look.pointedStep ?? look.step;
	const step = looked === null ? undefined : trace?.content.steps[looked];
	const regions = useMemo(
		() =>
			toCanvasRegions({
				image,
				colors,
				cited: trace?.content.steps.flatMap((one) => one.regions) ?? [],
				lit: step?.regions ?? [],
				marked: mentions.map((mention) => mention.region),
			}),
		[image, colors, trace, step, mentions],
	);
	const outcome = entry.decided ?? item.outcome;
	const isSwiped = useIsPhone() && store.pass === "triage";

	return (
		<ReviewFrame
			id={item.id}
			photo={
				<ReviewPhoto
					image={image}
					regions={regions}
					canvas={canvas}
					photos={photos}
					edit={edit}
					onRegionPress={(key) => store.lookAtStep(stepAfter(trace, key, look.step))}
				/>
			}
			facts={
				look.isPassing ? null : isEditingBoxes ? (
					<RegionPanel edit={edit} canvas={canvas} image={image} datasetId={item.datasetId} colors={colors} />
				) : (
					<>
						<RegionRow regions={regions} canvas={canvas} image={image} />
						<ItemChecks checks={item.checks} />
						<ItemMaking item={item} />
					</>
				)
			}
		>
			{compared ? null : look.mode.kind === "editing" ? (
				<QuestionEditor key={item.id} question={item.content} onSave={store.saveEdit} onCancel={() => store.setMode({ kind: "looking" })} />
			) : (
				<Swiped isSwiped={isSwiped} store={store} look={look}>
					<QuestionView
						id={item.id}
						seq={item.seq}
						question={item.content}
						traceAnswers={answersOf(item.traces)}
						tools={<IconButton label="Make the question anew" icon={RefreshCw} shortcut="r" onClick={() => candidates.begin("question")} />}
						onHistoryOpen={() => store.setMode({ kind: "history" })}
						state={
							<>
								{outcome !== "undecided" && <OutcomeChip outcome={outcome} />}
								{isSettling && <Chip icon={CloudUpload}>Edit on its way</Chip>}
								{standing && !target && <CandidateChip candidate={standing} onOpen={() => candidates.begin()} />}
								{item.isStale && (
									<Chip tone="warn" icon={TriangleAlert}>
										Stale: accepting says it is still right
									</Chip>
								)}
							</>
						}
					/>
				</Swiped>
			)}
			{target ? (
				<CandidatePanel target={target} store={candidates} />
			) : look.isPassing ? (
				<div className="flex-1" />
			) : (
				<TracePanel
					item={item}
					trace={trace}
					look={look}
					store={store}
					candidates={candidates}
					colors={colors}
					activeRegion={activeRegion}
					onRegionPoint={canvas.pointAt}
				/>
			)}
			{isSwiped && (
				<div className="border-line border-t px-4 py-3">
					<PassSwitch pass={store.pass} />
				</div>
			)}
			{look.mode.kind === "history" && <ItemHistory id={item.id} name={questionName(item.id)} onClose={() => store.setMode({ kind: "looking" })} />}
		</ReviewFrame>
	);
});

type SwipedProps = { readonly isSwiped: boolean; readonly store: ReviewStore; readonly look: ItemLook; readonly children: ReactNode };

/** On a phone, triage decides by the thumb. A swipe to the left asks for the reason, as the button does. */
function Swiped({ isSwiped, store, look, children }: SwipedProps) {
	if (!isSwiped) return children;
	return (
		<SwipeCard
			isPossible={look.mode.kind === "looking" && store.actable() !== null}
			onAccept={() => store.decide("accept")}
			onReject={() => store.setMode({ kind: "rejecting", isExact: false, group: null })}
		>
			{children}
		</SwipeCard>
	);
}

/** The next step that speaks of a region, from the top again after the last; the one looked at where none does. */
function stepAfter(trace: ReviewTrace | null, region: string | null, step: number | null): number | null {
	if (!trace || region === null) return step;
	const speaking = trace.content.steps.flatMap((one, at) => (one.regions.includes(region) ? [at] : []));
	return speaking.find((at) => at > (step ?? -1)) ?? speaking[0] ?? step;
}

/** Which traces answer which option, in words: "expanded trace". */
function answersOf(traces: readonly ReviewTrace[]): readonly TraceAnswer[] {
	const forms = traces.map((trace) => ({ letter: trace.content.answer, form: trace.content.form }));
	return (["simple", "expanded"] as const).flatMap((form) =>
		[...new Set(forms.filter((one) => one.form === form).map((one) => one.letter))].flatMap((letter) => (letter ? [{ letter, form }] : [])),
	);
}

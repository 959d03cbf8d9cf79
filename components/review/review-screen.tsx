"use client";

import { Pencil, Undo2 } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { CandidateNotice } from "#components/review/candidate-notice.tsx";
import { DecisionBar } from "#components/review/decision-bar.tsx";
import { DecisionEcho } from "#components/review/decision-echo.tsx";
import { PassSwitch } from "#components/review/pass-switch.tsx";
import { PreferenceBar } from "#components/review/preference-bar.tsx";
import { PreferenceView } from "#components/review/preference-view.tsx";
import { QueueEnd } from "#components/review/queue-end.tsx";
import { ReviewItemView } from "#components/review/review-item-view.tsx";
import { reviewShortcuts } from "#components/review/review-shortcuts.ts";
import { SavedState } from "#components/review/saved-state.tsx";
import { TroubleBar } from "#components/review/trouble-bar.tsx";
import { useCandidates } from "#components/review/use-candidates.ts";
import { useIsPhone } from "#components/review/use-is-phone.ts";
import { type ReviewStart, useReviewStores } from "#components/review/use-review-stores.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { isBeingEdited } from "#lib/review/act-queue.ts";
import { comparisonsOf } from "#lib/review/comparisons-of.ts";
import { areRegionsBeingEdited } from "#lib/review/pending-regions.ts";
import { preferenceOf } from "#lib/review/preference-of.ts";
import { currentEntry } from "#lib/review/queue-session.ts";

type ReviewScreenProps = ReviewStart & { readonly datasetName: string; readonly tools: ReactNode };

/** The review queue: one item at a time, one key a decision, the next item drawn at once. */
export function ReviewScreen({ datasetName, tools, ...start }: ReviewScreenProps) {
	const { outbox, review, canvas, photos, edit, candidates, state, outboxState, progress } = useReviewStores(start);
	useShortcuts(useMemo(() => reviewShortcuts(review, canvas), [review, canvas]));
	useCandidates(candidates, state.mode.kind === "resynthesizing");
	const isPhone = useIsPhone();
	// The same element while the pass is: it is not drawn anew with every item.
	const passSwitch = useMemo(() => <PassSwitch pass={start.pass} />, [start.pass]);
	const entry = currentEntry(state.session);
	const isCompared = start.pass === "preference";
	const comparisons = useMemo(() => (isCompared && entry ? comparisonsOf(entry.item, start.actorId) : []), [isCompared, entry, start.actorId]);
	const comparison = comparisons[state.pairIndex] ?? null;
	const choice = comparison && entry ? (preferenceOf(comparison, entry.item.judged)?.choice ?? null) : null;
	const { mode, traceIndex, step, pointedStep, isFolded, isPassing } = state;
	const look = useMemo(() => ({ mode, traceIndex, step, pointedStep, isFolded, isPassing }), [mode, traceIndex, step, pointedStep, isFolded, isPassing]);
	const saved = useMemo(() => !isPhone && <SavedState outbox={outbox} />, [isPhone, outbox]);
	const isLooking = mode.kind === "looking";
	return (
		<PageFrame
			title="Review"
			tools={
				<>
					{!isPhone && passSwitch}
					{tools}
				</>
			}
			scroll="fixed"
			actions={
				isPhone && (
					<span className="flex items-center gap-1">
						<SavedState outbox={outbox} isShort />
						{!isCompared && (
							<IconButton label="Edit" icon={Pencil} disabled={!entry || mode.kind === "editing"} onClick={() => review.setMode({ kind: "editing" })} />
						)}
						<IconButton label="Undo" icon={Undo2} disabled={!isLooking} onClick={() => review.undo()} />
					</span>
				)
			}
		>
			<div className="relative flex h-full flex-col">
				{isPhone && start.pass !== "triage" && <div className="border-line border-b bg-surface px-3 py-1.5">{passSwitch}</div>}
				<TroubleBar outbox={outbox} store={review} />
				<CandidateNotice store={candidates} shown={entry?.item.id ?? null} />
				{entry ? (
					isCompared ? (
						<PreferenceView key={entry.item.id} entry={entry} comparisons={comparisons} pairIndex={state.pairIndex} canvas={canvas} photos={photos} />
					) : (
						<ReviewItemView
							entry={entry}
							isSettling={isBeingEdited(outboxState.acts, entry.item.id) || areRegionsBeingEdited(outboxState.acts, entry.image.id)}
							look={look}
							store={review}
							canvas={canvas}
							photos={photos}
							edit={edit}
							candidates={candidates}
						/>
					)
				) : (
					<QueueEnd datasetName={datasetName} outcome={start.outcome} progress={progress} state={state} store={review} />
				)}
				{isCompared ? (
					<PreferenceBar store={review} choice={choice} isPossible={outboxState.isRead && comparison !== null} saved={saved} />
				) : (
					<DecisionBar
						store={review}
						mode={mode}
						progress={progress}
						isPossible={outboxState.isRead && entry !== null && mode.kind !== "editing" && mode.kind !== "resynthesizing"}
						rejected={mode.kind === "rejecting" && entry ? entry.item : null}
						saved={saved}
					/>
				)}
				<p aria-live="polite" className="sr-only">
					{state.announcement}
				</p>
				<DecisionEcho echo={state.echo} />
			</div>
		</PageFrame>
	);
}

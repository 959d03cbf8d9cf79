"use client";

import type { ReactNode } from "react";
import { describeJudged } from "#components/review/describe-judged.ts";
import { OutcomeChip } from "#components/review/outcome-chip.tsx";
import { RegionComparison } from "#components/review/region-comparison.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { WordDiff } from "#components/ui/word-diff.tsx";
import type { QueuedAct } from "#lib/review/act-queue.ts";
import type { ReviewAct } from "#lib/review/act-schema.ts";
import { defectLabel } from "#lib/review/defect-taxonomy.ts";
import type { ItemView } from "#lib/review/item-schema.ts";
import { questionText } from "#lib/review/question-text.ts";

type ActComparisonProps = { readonly queued: QueuedAct; readonly present: ItemView; readonly onLookAgain: () => void; readonly onClose: () => void };

/** What I saw, what I did with it, and what is there now: the two that came after it beside each other, each told by what it changed. */
export function ActComparison({ queued, present, onLookAgain, onClose }: ActComparisonProps) {
	const { item } = present;
	const { act, note } = queued;
	const seen = note.seen && questionText(note.seen);
	const now = questionText(item.content);
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()} title={note.name} description={queued.trouble?.message} size="large">
			{act.kind === "edit-regions" ? (
				<RegionComparison changes={act.changes} present={present.image} />
			) : (
				<div className="grid grid-cols-2 gap-3 max-phone:grid-cols-1">
					{seen && (
						<Side title="You saw" isWide>
							<Lines text={seen} />
						</Side>
					)}
					<Side title={`You: ${describeAct(act)}`}>
						<Mine act={act} seen={seen} judgedText={note.judgedText} />
					</Side>
					<Side title={`There now, ${item.made.kind === "edit" ? "edited" : "made"} by ${item.made.by}`} state={<OutcomeChip outcome={item.outcome} />}>
						{seen && seen !== now ? (
							<WordDiff former={seen} latter={now} />
						) : (
							<Lines text={seen === now ? "The same words; what they rest on has changed." : now} />
						)}
					</Side>
				</div>
			)}
			<div className="mt-4 flex justify-end gap-2">
				<Button variant="ghost" onClick={onClose}>
					Close
				</Button>
				<Button variant="primary" onClick={onLookAgain}>
					Look again
				</Button>
			</div>
		</Dialog>
	);
}

function Mine({ act, seen, judgedText }: { readonly act: ReviewAct; readonly seen: string | null; readonly judgedText: string | undefined }) {
	if (act.kind === "edit") {
		const mine = questionText(act.edit);
		return seen ? <WordDiff former={seen} latter={mine} /> : <Lines text={mine} />;
	}
	if (act.kind === "take" && judgedText && seen && !act.trace) return <WordDiff former={seen} latter={judgedText} />;
	if ((act.kind === "judge" || act.kind === "take") && judgedText) return <Lines text={judgedText} />;
	return <Lines text="You changed no words." />;
}

function Side({
	title,
	state,
	isWide = false,
	children,
}: {
	readonly title: string;
	readonly state?: ReactNode;
	readonly isWide?: boolean;
	readonly children: ReactNode;
}) {
	return (
		<section className={`rounded-3 border border-line p-3 ${isWide ? "col-span-full" : ""}`}>
			<h3 className="mb-2 flex items-center justify-between gap-2 text-12 text-2">
				{title}
				{state}
			</h3>
			{children}
		</section>
	);
}

function Lines({ text }: { readonly text: string }) {
	return <p className="line-clamp-8 whitespace-pre-line break-words text-13 leading-read">{text}</p>;
}

function describeAct(act: ReviewAct): string {
	switch (act.kind) {
		case "undo":
			return "take it back";
		case "edit":
			return act.accept ? "edit and accept" : "edit";
		case "take":
			return `take the new ${act.trace ? "trace" : "question"}`;
		case "edit-regions":
			return "edit boxes";
		case "judge":
			return describeJudged(act.judged);
		case "decide":
			return [act.decision, ...act.defects.map(defectLabel)].join(", ");
		default:
			return act satisfies never;
	}
}

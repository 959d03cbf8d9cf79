"use client";

import type { ReactNode } from "react";
import { describeJudged } from "#components/review/describe-judged.ts";
import { OutcomeChip } from "#components/review/outcome-chip.tsx";
import { RegionComparison } from "#components/review/region-comparison.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import type { QueuedAct } from "#lib/review/act-queue.ts";
import { defectLabel } from "#lib/review/defect-taxonomy.ts";
import type { ItemView, ReviewAct } from "#lib/review/schema.ts";

type Words = { readonly stem: string; readonly options: readonly string[]; readonly key: string };
type ActComparisonProps = { readonly queued: QueuedAct; readonly present: ItemView; readonly onLookAgain: () => void; readonly onClose: () => void };

/** What I saw and did beside what is there now. */
export function ActComparison({ queued, present, onLookAgain, onClose }: ActComparisonProps) {
	const { item } = present;
	const mine: Words | null = queued.act.kind === "edit" ? queued.act.edit : null;
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()} title={queued.note.name} description={queued.trouble?.message} size="large">
			{queued.act.kind === "edit-regions" ? (
				<RegionComparison changes={queued.act.changes} present={present.image} />
			) : (
				<div className="grid grid-cols-2 gap-4 max-phone:grid-cols-1">
					<Side title={`You: ${describeAct(queued.act)}`}>
						{mine ? <WordsView words={mine} others={queued.note.seen} /> : queued.note.seen && <WordsView words={queued.note.seen} others={item.content} />}
					</Side>
					<Side title={`There now, ${item.made.kind === "edit" ? "edited" : "made"} by ${item.made.by}`} state={<OutcomeChip outcome={item.outcome} />}>
						<WordsView words={item.content} others={queued.note.seen} />
					</Side>
					{mine && queued.note.seen && (
						<Side title="You started from">
							<WordsView words={queued.note.seen} others={null} />
						</Side>
					)}
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

function Side({ title, state, children }: { readonly title: string; readonly state?: ReactNode; readonly children: ReactNode }) {
	return (
		<section className="rounded-3 border border-line p-3">
			<h3 className="mb-2 flex items-center justify-between gap-2 text-12 text-2">
				{title}
				{state}
			</h3>
			{children}
		</section>
	);
}

/** Lines that the other side does not have are marked. */
function WordsView({ words, others }: { readonly words: Words; readonly others: Words | null }) {
	const marked = (isOther: boolean) => (others && isOther ? "rounded-1 bg-warn-soft px-1" : "px-1");
	return (
		<>
			<p className={classNames("mb-1.5 font-medium text-14", marked(words.stem !== others?.stem))}>{words.stem}</p>
			<ol className="grid gap-0.5">
				{words.options.map((option, at) => {
					const letter = OPTION_LETTERS[at];
					const isOther = option !== others?.options[at] || (words.key === letter) !== (others?.key === letter);
					return (
						<li key={letter} className={classNames(marked(isOther), words.key === letter && "font-medium")}>
							{letter}. {option}
							{words.key === letter && " (key)"}
						</li>
					);
				})}
			</ol>
		</>
	);
}

function describeAct(act: ReviewAct): string {
	switch (act.kind) {
		case "undo":
			return "take it back";
		case "edit":
			return act.accept ? "edit and accept" : "edit";
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

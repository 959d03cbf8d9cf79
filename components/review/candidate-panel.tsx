"use client";

import { RefreshCw } from "lucide-react";
import { CandidateComparison } from "#components/review/candidate-comparison.tsx";
import { CandidateFormView } from "#components/review/candidate-form-view.tsx";
import { CandidateProgress } from "#components/review/candidate-progress.tsx";
import type { CandidateStore, CandidateTarget } from "#components/review/candidate-store.ts";
import { useCandidateState } from "#components/review/use-candidates.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";

type CandidatePanelProps = { readonly target: CandidateTarget; readonly store: CandidateStore };

/** The question or the trace made anew: asked for, as it comes, and beside the old one. */
export function CandidatePanel({ target, store }: CandidatePanelProps) {
	const { form, texts } = useCandidateState(store, store.get);
	const { candidate, part, entry } = target;
	return (
		<section aria-label={`Make the ${part} anew`} className="min-h-0 flex-1 scroll-thin px-5 py-3.5 max-phone:overflow-visible max-phone:px-4">
			<div className="mb-3 flex flex-wrap items-center gap-2">
				<RefreshCw aria-hidden className="size-4 flex-none text-accent" strokeWidth={1.75} />
				<h2 className="text-14">Make the {part} anew</h2>
				<span className="flex-1" />
				{form && entry.item.traces.length > 0 && (
					<Segmented
						label="What is made anew"
						segments={[
							{ value: "question", label: "Question" },
							{ value: "trace", label: "Trace" },
						]}
						value={part}
						onValueChange={store.turnTo}
					/>
				)}
			</div>
			{form ? (
				<CandidateFormView form={form} content={target.subject.content} store={store} />
			) : (
				candidate && <CandidateBody candidate={candidate} target={target} text={texts.get(candidate.id) ?? ""} store={store} />
			)}
		</section>
	);
}

type CandidateBodyProps = CandidatePanelProps & { readonly candidate: Candidate; readonly text: string };

function CandidateBody({ candidate, target, text, store }: CandidateBodyProps) {
	const { state, made, failure } = candidate;
	if (state === "ready" && made)
		return <CandidateComparison target={target} candidate={{ ...candidate, made }} isPlain={store.showsPlain(candidate)} store={store} />;
	if (state !== "failed") return <CandidateProgress candidate={candidate} text={text} store={store} />;
	return (
		<div className="grid gap-3">
			<Notice tone="bad">
				{failure} The {target.part} is as it was.
			</Notice>
			<div className="flex flex-wrap items-center gap-2">
				<Button variant="primary" shortcut="r" onClick={() => store.askOtherwise(candidate)}>
					Ask otherwise
				</Button>
				<Button onClick={() => void store.again(candidate)}>Again</Button>
				<Button variant="ghost" shortcut="escape" onClick={() => store.keep(candidate)}>
					Close
				</Button>
			</div>
		</div>
	);
}

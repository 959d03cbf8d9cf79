"use client";

import { RefreshCw, TriangleAlert } from "lucide-react";
import { questionName } from "#components/questions/question-name.ts";
import type { CandidateStore } from "#components/review/candidate-store.ts";
import { useCandidateState } from "#components/review/use-candidates.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";

/** Tells of what is ready, or failed, on another item than the one on screen. `shown` is that item: what is told goes by it. */
export function CandidateNotice({ store }: { readonly store: CandidateStore; readonly shown: string | null }) {
	useCandidateState(store, () => store.get().open);
	const waiting = store.waiting();
	const [first] = waiting;
	if (!first) return null;
	const isReady = first.state === "ready";
	const Icon = isReady ? RefreshCw : TriangleAlert;
	return (
		<div role="status" className="flex min-h-9 flex-wrap items-center gap-x-2 border-line border-b bg-surface px-5 py-1 text-12 max-phone:px-4">
			<Icon aria-hidden className={classNames("size-3.5 flex-none", isReady ? "text-accept" : "text-warn")} strokeWidth={1.75} />
			<span className="min-w-0 text-2">
				<b className="font-semibold text-1">{questionName(first.questionId)}:</b> {describe(first)}
				{store.isElsewhere(first) && " It is in another dataset."}
				{waiting.length > 1 && ` ${waiting.length - 1} more after this.`}
			</span>
			<Button variant="ghost" shortcut="candidate.go" onClick={() => void store.goTo(first)}>
				Go there
			</Button>
		</div>
	);
}

function describe({ state, subject, base }: Candidate): string {
	const name = base.content.kind === "trace" ? `${base.content.form} trace` : subject.kind;
	return state === "ready" ? `A new ${name} is ready.` : `No new ${name} came of it.`;
}

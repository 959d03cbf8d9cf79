"use client";

import { questionName } from "#components/questions/question-name.ts";
import type { CandidateStore } from "#components/review/candidate-store.ts";
import { useCandidateState } from "#components/review/use-candidates.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";

/** Tells of what is ready, or failed, on another item than the one on screen. `shown` is that item: what is told goes by it. */
export function CandidateNotice({ store }: { readonly store: CandidateStore; readonly shown: string | null }) {
	useCandidateState(store, () => store.get().open);
	const waiting = store.waiting();
	const [first] = waiting;
	if (!first) return null;
	return (
		<div className="border-line border-b bg-surface px-5 py-2 max-phone:px-4">
			<Notice
				tone={first.state === "ready" ? "good" : "warn"}
				action={
					<Button shortcut="candidate.go" onClick={() => void store.goTo(first)}>
						Go there
					</Button>
				}
			>
				<b className="font-semibold">{questionName(first.questionId)}:</b> {describe(first)}
				{waiting.length > 1 && ` ${waiting.length - 1} more after this.`}
			</Notice>
		</div>
	);
}

function describe({ state, subject, base }: Candidate): string {
	const name = base.content.kind === "trace" ? `${base.content.form} trace` : subject.kind;
	return state === "ready" ? `a new ${name} is ready.` : `no new ${name} came of it.`;
}

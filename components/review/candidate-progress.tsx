"use client";

import { LoaderCircle } from "lucide-react";
import type { CandidateStore } from "#components/review/candidate-store.ts";
import { Button } from "#components/ui/button.tsx";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";
import { readBegunQuestion } from "#lib/synthesis/read-begun-question.ts";

type CandidateProgressProps = { readonly candidate: Candidate; readonly text: string; readonly store: CandidateStore };

/** The words of the new one as they come. */
export function CandidateProgress({ candidate, text, store }: CandidateProgressProps) {
	const { engine, subject, instruction, state } = candidate;
	const question = subject.kind === "question" ? readBegunQuestion(text) : null;
	return (
		<div className="grid gap-3">
			<p role="status" className="flex items-center gap-2 text-12 text-2">
				<LoaderCircle aria-hidden className="size-4 flex-none animate-spin motion-reduce:animate-none" strokeWidth={1.5} />
				<span className="min-w-0 flex-1">
					{engine.kind === "rules" ? "The rules write" : `${engine.name} ${describeState(state, text)}`}
					{instruction && <span className="text-3">: {instruction}</span>}
				</span>
			</p>
			{question ? (
				<div aria-hidden className="rounded-2 bg-sunken px-3 py-2 text-13 leading-read">
					<p className="text-pretty font-semibold">
						{question.stem}
						{question.options.length === 0 && <Caret />}
					</p>
					<ol className="mt-1 grid gap-0.5">
						{question.options.map((option, at) => (
							<li key={OPTION_LETTERS[at]}>
								{OPTION_LETTERS[at]}. {option}
								{at === question.options.length - 1 && <Caret />}
							</li>
						))}
					</ol>
				</div>
			) : (
				<p aria-hidden className="min-h-16 whitespace-pre-line break-words rounded-2 bg-sunken px-3 py-2 text-13 leading-read">
					{subject.kind === "question" ? lastWords(text) : text.replace(/^\s*<think>\s*/, "")}
					<Caret />
				</p>
			)}
			<div className="flex flex-wrap items-center gap-2">
				<Button shortcut="escape" onClick={() => store.leave()}>
					Put aside
				</Button>
				<Button variant="ghost" onClick={() => store.keep(candidate)}>
					Cancel
				</Button>
				<span className="text-12 text-3">You can go on meanwhile. You are told when it is ready.</span>
			</div>
		</div>
	);
}

const THOUGHT_SHOWN = 400;

/** A model may think long before it begins to write. */
function lastWords(text: string): string {
	return text.length > THOUGHT_SHOWN ? `… ${text.slice(-THOUGHT_SHOWN)}` : text;
}

function describeState(state: Candidate["state"], text: string): string {
	if (state === "waiting") return "is next";
	return text === "" ? "is asked" : "writes";
}

function Caret() {
	return <span className="ml-0.5 inline-block h-[1em] w-[2px] translate-y-[2px] animate-pulse bg-accent motion-reduce:animate-none" />;
}

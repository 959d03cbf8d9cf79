"use client";

import { type ReactNode, useMemo } from "react";
import { CandidateChecks } from "#components/review/candidate-checks.tsx";
import type { CandidateStore, CandidateTarget } from "#components/review/candidate-store.ts";
import { candidateText } from "#components/review/candidate-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { WordDiff } from "#components/ui/word-diff.tsx";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";

type CandidateComparisonProps = {
	readonly target: CandidateTarget;
	readonly candidate: Candidate & { readonly made: NonNullable<Candidate["made"]> };
	readonly isPlain: boolean;
	readonly store: CandidateStore;
};

/** The old one and the new one side by side, word by word, with what machines found out; and what may become of it. */
export function CandidateComparison({ target, candidate, isPlain, store }: CandidateComparisonProps) {
	const { base, made, engine, instruction, attempt } = candidate;
	const isMoved = target.subject.hash !== base.hash;
	const [former, latter] = useMemo(() => [candidateText(base.content), candidateText(made.content)], [base, made]);
	return (
		<div className="grid gap-3">
			<p role="status" className="text-12 text-2">
				<span className="sr-only">A new {target.part} is ready. </span>
				By {engine.kind === "rules" ? `rules, seed ${engine.seed}` : `${engine.name}, ${engine.model}`}, attempt {attempt}
				{instruction && `: ${instruction}`}
			</p>
			<CandidateChecks checks={made.checks} />
			<div className="grid grid-cols-2 gap-3 max-phone:grid-cols-1">
				<Side title="Old">
					<Words text={former} />
				</Side>
				<Side
					title="New"
					tools={
						<Segmented
							label="How the new one is shown"
							segments={[
								{ value: "words", label: "Difference" },
								{ value: "plain", label: "Plain" },
							]}
							value={isPlain ? "plain" : "words"}
							onValueChange={() => store.togglePlain()}
						/>
					}
				>
					{isPlain ? <Words text={latter} /> : <WordDiff former={former} latter={latter} />}
				</Side>
			</div>
			{isMoved && (
				<Notice tone="warn">
					The {target.part} was changed after this was asked for, so it cannot take its place. The new one is kept either way: ask again for one from what is
					there now.
				</Notice>
			)}
			<div className="flex flex-wrap items-center gap-2">
				<Button variant="primary" shortcut="a" disabled={isMoved} onClick={() => store.take(candidate)}>
					Take
				</Button>
				<Button shortcut="escape" onClick={() => store.keep(candidate)}>
					Keep the old
				</Button>
				<Button variant="ghost" onClick={() => void store.again(candidate)}>
					Again
				</Button>
				<Button variant="ghost" shortcut="r" onClick={() => store.askOtherwise(candidate)}>
					Ask otherwise
				</Button>
			</div>
		</div>
	);
}

function Side({ title, tools, children }: { readonly title: string; readonly tools?: ReactNode; readonly children: ReactNode }) {
	return (
		<section aria-label={title} className="grid min-w-0 content-start gap-1.5">
			<div className="flex min-h-7 items-center justify-between gap-2">
				<h3 className="font-semibold text-11 text-3">{title}</h3>
				{tools}
			</div>
			{children}
		</section>
	);
}

function Words({ text }: { readonly text: string }) {
	return <p className="whitespace-pre-line break-words rounded-2 bg-sunken px-3 py-2 text-13 leading-read">{text}</p>;
}

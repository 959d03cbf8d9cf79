"use client";

import type { MouseEvent, ReactNode } from "react";
import { prefer } from "#components/review/preference-acts.ts";
import { PREFERENCE_KEYS } from "#components/review/preference-shortcuts.ts";
import type { ReviewStore } from "#components/review/review-store.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import type { PreferenceChoice } from "#lib/review/judgement-schema.ts";

type PreferenceBarProps = {
	readonly store: ReviewStore;
	/** What was said of the two shown; null for nothing. */
	readonly choice: PreferenceChoice | null;
	/** Whether two traces are shown. */
	readonly isPossible: boolean;
	readonly saved: ReactNode;
};

/** Which of two traces is better, and whether what was said is saved. */
export function PreferenceBar({ store, choice, isPossible, saved }: PreferenceBarProps) {
	return (
		<section
			aria-label="Preference"
			className="grid h-(--bar) flex-none grid-cols-[230px_minmax(0,1fr)_230px] items-center gap-2 border-line-strong border-t bg-surface px-4 max-wide:grid-cols-[120px_minmax(0,1fr)_150px] max-phone:block max-phone:h-auto max-phone:px-3 max-phone:pt-2 max-phone:pb-3"
		>
			<p className="text-11 text-3 max-phone:hidden">Sides are drawn by lot and kept with what you say.</p>
			<div className="flex items-center justify-center gap-1.5 max-phone:grid max-phone:grid-cols-2 max-phone:gap-2">
				{PREFERENCE_KEYS.map((one) => (
					<button
						key={one.choice}
						type="button"
						disabled={!isPossible}
						aria-pressed={choice === one.choice}
						onClick={({ detail, timeStamp }: MouseEvent) => {
							// The second press of a double click meant the two before.
							if (detail < 2 || !store.isUnseenAt(timeStamp)) prefer(store, one.choice);
						}}
						className={classNames(
							"inline-flex h-[38px] select-none items-center justify-center gap-[9px] whitespace-nowrap rounded-3 border pr-3.5 pl-[9px] font-semibold text-13 transition-[background-color] t-fast disabled:opacity-50 max-phone:h-[50px] max-phone:px-2",
							choice === one.choice ? "border-accent-solid bg-accent-soft text-accent" : "border-line-strong bg-surface hover:bg-hover",
						)}
					>
						<span className="max-phone:hidden">
							<Kbd keys={one.key} quiet />
						</span>
						{one.label}
					</button>
				))}
				<span aria-hidden className="mx-2 h-5 w-px bg-line-strong max-wide:mx-0 max-phone:hidden" />
				<span className="flex max-phone:hidden">
					<Button variant="ghost" size="large" shortcut="z" onClick={() => store.undo()}>
						Undo
					</Button>
				</span>
			</div>
			<div className="max-phone:hidden">{saved}</div>
		</section>
	);
}

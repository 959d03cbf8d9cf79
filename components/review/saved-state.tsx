"use client";

import { CircleCheck, CloudOff, CloudUpload, TriangleAlert } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ActOutbox, OutboxState } from "#components/review/act-outbox.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { ReviewAct } from "#lib/review/act-schema.ts";

/** Whether what I did is in the studio. Amber with a count while it is not. */
export function SavedState({ outbox, isShort = false }: { readonly outbox: ActOutbox; readonly isShort?: boolean }) {
	const state = useSyncExternalStore(outbox.subscribe, outbox.get, outbox.atFirst);
	const unsent = state.acts.filter((queued) => queued.trouble === null).length;
	const { tone, icon: Icon, title } = describe(state, unsent);
	return (
		<div data-unsent={unsent} className="min-w-0 text-right text-12">
			<div className="flex items-center justify-end gap-1.5">
				<Icon aria-hidden className={classNames("size-4 flex-none", tone)} strokeWidth={1.5} />
				<b className={classNames("truncate font-semibold", unsent > 0 && state.failure !== null && "text-warn")}>
					{isShort && unsent > 0 ? `${unsent} unsaved` : title}
				</b>
			</div>
			{!isShort && (
				<div className="truncate text-11 text-3">
					{state.failure ? <Failure failure={state.failure} onRetry={outbox.retryNow} /> : state.lastSaved && <LastSaved saved={state.lastSaved} />}
				</div>
			)}
		</div>
	);
}

function describe(state: OutboxState, unsent: number) {
	if (unsent === 0) return { tone: "text-accept", icon: CircleCheck, title: "Saved" };
	if (!state.isLasting) return { tone: "text-warn", icon: TriangleAlert, title: `${unsent} unsaved, only in this page` };
	if (state.failure) return { tone: "text-warn", icon: CloudOff, title: `${unsent} not sent, kept here` };
	return { tone: "text-3", icon: CloudUpload, title: `Saving ${unsent}` };
}

function Failure({ failure, onRetry }: { readonly failure: NonNullable<OutboxState["failure"]>; readonly onRetry: () => void }) {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), 500);
		return () => clearInterval(timer);
	}, []);
	if (failure.isSignedOut) {
		return (
			<a href={`/sign-in?from=${encodeURIComponent("/review")}`} className="font-medium text-accent hover:underline">
				Sign in to send them
			</a>
		);
	}
	return (
		<button type="button" title={failure.message} onClick={onRetry} className="hover:underline">
			Retrying in {Math.max(0, Math.ceil((failure.retryAt - now) / 1_000))} s
		</button>
	);
}

function LastSaved({ saved }: { readonly saved: NonNullable<OutboxState["lastSaved"]> }) {
	const at = new Date(saved.at).toLocaleTimeString("en-GB");
	return (
		<>
			{saved.note.name} {nameAct(saved.act)}, {at}
		</>
	);
}

const JUDGED = { step: "step judged", span: "behavior tagged", preference: "pair compared" } as const;

function nameAct(act: ReviewAct): string {
	switch (act.kind) {
		case "undo":
			return "taken back";
		case "edit":
			return act.accept ? "edited and accepted" : "edited";
		case "take":
			return act.trace ? "new trace taken" : "new question taken";
		case "edit-regions":
			return "boxes edited";
		case "judge":
			return JUDGED[act.judged.aspect];
		case "decide":
			return { accept: "accepted", reject: "rejected", defer: "deferred" }[act.decision];
		default:
			return act satisfies never;
	}
}

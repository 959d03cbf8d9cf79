import { questionName } from "#components/questions/question-name.ts";
import type { ActOutbox } from "#components/review/act-outbox.ts";
import { toast } from "#components/ui/toast.ts";
import type { Outcome } from "#lib/history/schema.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import { type ActNote, isBeingEdited, lastActToUndo, type OutcomeMove, pendingOutcomes } from "#lib/review/act-queue.ts";
import { applyQuestionEdit } from "#lib/review/apply-question-edit.ts";
import type { DefectCode } from "#lib/review/defect-taxonomy.ts";
import { doesTraceAnswer } from "#lib/review/does-trace-answer.ts";
import { outcomesOfDecision } from "#lib/review/outcomes-of-decision.ts";
import {
	addPage,
	currentEntry,
	decideCurrent,
	EMPTY_SESSION,
	markDecided,
	moveBy,
	needsPage,
	type QueueEntry,
	type QueueSession,
	refreshItem,
	reopenItem,
	showItem,
} from "#lib/review/queue-session.ts";
import type { ActAnswer, BatchAnswer, Decision, ItemView, Progress, QuestionEdit, QueuePage, ReviewTrace } from "#lib/review/schema.ts";

/** `rejecting` waits for the reason; with `isExact` for the code inside its group. */
export type ReviewMode =
	| { readonly kind: "looking" }
	| { readonly kind: "rejecting"; readonly isExact: boolean; readonly group: string | null }
	| { readonly kind: "editing" };

export type ReviewState = {
	readonly session: QueueSession;
	/** What the studio counted last; what it does not know yet comes on top. */
	readonly counted: Progress;
	readonly mode: ReviewMode;
	/** Of the trace shown, among the item's traces. */
	readonly traceIndex: number;
	/** The step looked at by keys or pointer; null for none. */
	readonly step: number | null;
	readonly lastDefects: readonly DefectCode[];
	/** Said to those who listen, and `echo` shown to those who see; `n` tells repeats apart. */
	readonly announcement: string;
	readonly echo: { readonly decision: Decision; readonly n: number } | null;
	/** Why the next page did not come; null while all goes well. */
	readonly loadError: string | null;
};

export type ReviewStore = ReturnType<typeof createReviewStore>;

type DoneAct = { readonly commandId: CommandId; readonly questionId: SubjectId; readonly move: OutcomeMove | null };

type ReviewWorld = {
	readonly datasetId: DatasetId;
	readonly outbox: ActOutbox;
	readonly firstPage: QueuePage;
	/** The item that the address asks for, shown first. */
	readonly asked: ItemView | null;
	readonly loadPage: (after: string | null) => Promise<QueuePage>;
};

/** A double click takes as long at most, and nobody reads a question faster. */
const UNSEEN_MS = 400;
const LOOKING: ReviewMode = { kind: "looking" };
const DONE = { accept: "Accepted", reject: "Rejected", defer: "Deferred" } as const satisfies Record<Decision, string>;

/** What one review screen is doing. Every act changes the screen at once and goes to the outbox; no act waits for an answer. */
export function createReviewStore({ datasetId, outbox, firstPage, asked, loadPage }: ReviewWorld) {
	let state: ReviewState = {
		session: openSession(firstPage, asked),
		counted: firstPage.progress,
		mode: LOOKING,
		traceIndex: 0,
		step: null,
		lastDefects: [],
		announcement: "",
		echo: null,
		loadError: null,
	};
	/** My acts on this page that are not taken back, oldest first. */
	let done: readonly DoneAct[] = [];
	/** Undos of acts from before this page was opened: their item is shown when the studio has found it. */
	const blindUndos = new Set<CommandId>();
	let shownAt = performance.now();
	let isLoading = false;
	let answersHeard = 0;
	const listeners = new Set<() => void>();

	function set(change: Partial<ReviewState>): void {
		const before = currentEntry(state.session)?.item.id;
		state = { ...state, ...change };
		if (currentEntry(state.session)?.item.id !== before) {
			shownAt = performance.now();
			state = { ...state, mode: LOOKING, traceIndex: 0, step: null };
		}
		for (const listener of listeners) listener();
		void loadAhead({ isRetry: false });
	}

	async function loadAhead({ isRetry }: { readonly isRetry: boolean }): Promise<void> {
		if (isLoading || (state.loadError && !isRetry) || !needsPage(state.session)) return;
		isLoading = true;
		const heardBefore = answersHeard;
		try {
			const page = await loadPage(state.session.next ?? null);
			const { acts } = outbox.get();
			// A count made while acts were under way may have them or not; their answer brings a true one.
			const isTrueCount = heardBefore === answersHeard && acts.every((queued) => queued.trouble);
			const session = addPage(state.session, page, pendingOutcomes(acts));
			const announcement = currentEntry(state.session) ? state.announcement : describeNext(session);
			isLoading = false;
			set({ session, counted: isTrueCount ? page.progress : state.counted, announcement, loadError: null });
		} catch (error) {
			isLoading = false;
			set({ loadError: error instanceof Error ? error.message : "The next items could not be loaded." });
		}
	}

	/** The shown entry, if a decision or an edit of it can be made now. */
	function actable(): QueueEntry | null {
		const entry = currentEntry(state.session);
		return entry && !isBeingEdited(outbox.get().acts, entry.item.id) ? entry : null;
	}

	function seenBy(entry: QueueEntry) {
		const trace = shownTrace(entry, state.traceIndex);
		return {
			commandId: createId<CommandId>(),
			datasetId,
			question: { id: entry.item.id, hash: entry.item.hash },
			trace: trace && { id: trace.id, hash: trace.hash },
			seconds: Math.min(Math.round(performance.now() - shownAt) / 1_000, 86_400),
		};
	}

	function decide(decision: Decision, defects: readonly DefectCode[] = []): void {
		const entry = actable();
		if (!entry) return;
		const seen = seenBy(entry);
		const { outcome } = outcomesOfDecision(decision, defects).question;
		const move = { question: entry.item.id, from: outcomeOf(entry), to: outcome };
		outbox.add({ kind: "decide", ...seen, decision, defects: [...defects] }, noteOf(entry, move));
		done = [...done, { commandId: seen.commandId, questionId: entry.item.id, move }];
		const session = decideCurrent(state.session, outcome);
		set({
			session,
			mode: LOOKING,
			lastDefects: decision === "reject" && defects.length > 0 ? defects : state.lastDefects,
			echo: { decision, n: (state.echo?.n ?? 0) + 1 },
			announcement: `${DONE[decision]}. ${describeNext(session)}`,
		});
	}

	function saveEdit(edit: QuestionEdit, accept: boolean): void {
		const entry = actable();
		if (!entry) return;
		const seen = seenBy(entry);
		const content = applyQuestionEdit(entry.item.content, edit);
		// Nobody has decided on new words; the same words are what they were.
		const unaccepted = content === entry.item.content ? outcomeOf(entry) : "undecided";
		const move = { question: entry.item.id, from: outcomeOf(entry), to: accept ? "accepted" : unaccepted };
		outbox.add({ kind: "edit", ...seen, edit, accept }, noteOf(entry, move));
		done = [...done, { commandId: seen.commandId, questionId: entry.item.id, move }];
		const session = refreshItem(state.session, { ...entry, item: { ...entry.item, outcome: unaccepted, content } }, null);
		if (!accept) {
			set({ session, mode: LOOKING, announcement: "Edit saved. The question waits for a decision." });
			return;
		}
		const trace = shownTrace(entry, state.traceIndex);
		if (trace && !doesTraceAnswer(trace.content.answer, { before: entry.item.content, edit })) {
			toast({ message: "Saved and accepted.", detail: "Its trace ends in another answer and needs a new look." });
		}
		const next = decideCurrent(session, "accepted");
		set({
			session: next,
			mode: LOOKING,
			echo: { decision: "accept", n: (state.echo?.n ?? 0) + 1 },
			announcement: `Saved and accepted. ${describeNext(next)}`,
		});
	}

	function undo(): void {
		if (state.mode.kind !== "looking") return;
		// What was last may be an act of an earlier visit that is not read yet.
		if (done.length === 0 && !outbox.get().isRead) return;
		const last = done.at(-1) ?? lastUnsent();
		const entry = state.session.entries.find((held) => held.item.id === last?.questionId);
		const commandId = createId<CommandId>();
		const move = last?.move ? { ...last.move, from: last.move.to, to: last.move.from } : null;
		outbox.add(
			{ kind: "undo", commandId, datasetId, undoes: last?.commandId ?? null },
			entry ? noteOf(entry, move) : { name: "Your last decision", seen: null, move },
		);
		done = done.slice(0, -1);
		if (!entry) {
			blindUndos.add(commandId);
			set({ announcement: "Taking back your last decision." });
			return;
		}
		set({
			session: reopenItem(state.session, entry.item.id, move?.to ?? entry.item.outcome),
			announcement: `Taken back. ${entry.item.content.stem}`,
		});
	}

	function lastUnsent(): DoneAct | null {
		const unsent = lastActToUndo(outbox.get().acts.filter(({ act }) => act.datasetId === datasetId));
		return unsent && { commandId: unsent.act.commandId, questionId: unsent.act.question.id, move: unsent.note.move };
	}

	function adoptBatch({ answers, progress }: BatchAnswer): void {
		answersHeard += 1;
		set({ counted: progress[datasetId] ?? state.counted });
		answers.forEach(adopt);
		// The studio answers, so what did not come may come now.
		if (state.loadError) void loadAhead({ isRetry: true });
	}

	function adopt(answer: ActAnswer): void {
		const { session } = state;
		if (answer.kind === "recorded" || answer.kind === "replayed") {
			const isBlindUndo = blindUndos.delete(answer.commandId);
			if (!answer.item) return;
			if (isBlindUndo) set({ session: showItem(session, answer.item), announcement: `Taken back. ${answer.item.item.content.stem}` });
			else set({ session: refreshItem(session, answer.item) });
			return;
		}
		blindUndos.delete(answer.commandId);
		done = done.filter((act) => act.commandId !== answer.commandId);
		const present = answer.kind === "conflict" ? answer.item : session.entries.find((entry) => entry.item.id === answer.questionId);
		set({ session: present ? refreshItem(session, present, null) : session, announcement: `Not recorded. ${answer.message}` });
	}

	return {
		get: () => state,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		/** The entry that can be decided on or edited now; null while none is shown or its edit is under way. */
		actable,
		decide,
		saveEdit,
		undo,
		/** What the outbox still held of earlier visits, or of other tabs. */
		passOverPending: () => set({ session: markDecided(state.session, pendingOutcomes(outbox.get().acts)) }),
		adoptBatch,
		next: () => set({ session: moveBy(state.session, 1) }),
		previous: () => set({ session: moveBy(state.session, -1) }),
		show: (view: ItemView) => set({ session: showItem(state.session, view) }),
		/** From the head of the queue again, for what was passed by. */
		startAgain: () => set({ session: EMPTY_SESSION, loadError: null }),
		retryLoading: () => set({ loadError: null }),
		/** Tries again without a sign of it, for as long as nobody asks. */
		retryQuietly: () => void loadAhead({ isRetry: true }),
		/** Whether the item on screen came so shortly before `at` (as `performance.now()` counts) that nobody can have looked at it. */
		isUnseenAt: (at: number) => at - shownAt < UNSEEN_MS,
		setMode: (mode: ReviewMode) => set({ mode }),
		showTrace: (traceIndex: number) => set({ traceIndex, step: null }),
		lookAtStep: (step: number | null) => set({ step }),
	};
}

export function shownTrace(entry: QueueEntry, traceIndex: number): ReviewTrace | null {
	return entry.item.traces[traceIndex] ?? entry.item.traces[0] ?? null;
}

function openSession(page: QueuePage, asked: ItemView | null): QueueSession {
	const session = addPage(EMPTY_SESSION, page);
	return asked ? showItem(session, asked) : session;
}

function outcomeOf(entry: QueueEntry): Outcome {
	return entry.decided ?? entry.item.outcome;
}

function noteOf({ item }: QueueEntry, move: OutcomeMove | null): ActNote {
	return { name: questionName(item.id), seen: { stem: item.content.stem, options: item.content.options, key: item.content.key }, move };
}

function describeNext(session: QueueSession): string {
	const next = currentEntry(session);
	if (next) return `Next: ${next.item.content.stem}`;
	return session.next === null ? "No more items here." : "The next items could not be loaded yet.";
}

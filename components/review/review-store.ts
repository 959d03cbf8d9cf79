import { questionName } from "#components/questions/question-name.ts";
import type { ActOutbox } from "#components/review/act-outbox.ts";
import type { Echo } from "#components/review/decision-echo.tsx";
import { afterPaint } from "#components/ui/after-paint.ts";
import { toast } from "#components/ui/toast.ts";
import type { Outcome } from "#lib/history/schema.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { type ActNote, isBeingEdited, lastActToUndo, type OutcomeMove, pendingJudged, pendingOutcomes } from "#lib/review/act-queue.ts";
import type { ActAnswer, BatchAnswer, QuestionEdit } from "#lib/review/act-schema.ts";
import { applyJudgement, judgementToReturnTo } from "#lib/review/apply-judgement.ts";
import { applyQuestionEdit } from "#lib/review/apply-question-edit.ts";
import type { Decision } from "#lib/review/decision-schema.ts";
import type { DefectCode } from "#lib/review/defect-taxonomy.ts";
import { doesTraceAnswer } from "#lib/review/does-trace-answer.ts";
import type { ItemView, Progress, ReviewItem, ReviewTrace } from "#lib/review/item-schema.ts";
import type { Judged } from "#lib/review/judgement-schema.ts";
import { outcomesOfDecision } from "#lib/review/outcomes-of-decision.ts";
import type { Pass } from "#lib/review/passes.ts";
import { areRegionsBeingEdited } from "#lib/review/pending-regions.ts";
import { questionText } from "#lib/review/question-text.ts";
import type { QueuePage } from "#lib/review/queue-schema.ts";
import {
	addPage,
	currentEntry,
	decideCurrent,
	EMPTY_SESSION,
	goToItem,
	markDecided,
	moveBy,
	needsPage,
	type QueueEntry,
	type QueueSession,
	refreshItem,
	reopenItem,
	showItem,
} from "#lib/review/queue-session.ts";
import { refreshImage } from "#lib/review/refresh-image.ts";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

/** `rejecting` waits for the reason; with `isExact` for the code inside its group. */
export type ReviewMode =
	| { readonly kind: "looking" }
	| { readonly kind: "rejecting"; readonly isExact: boolean; readonly group: string | null }
	| { readonly kind: "editing" }
	| { readonly kind: "history" }
	/** Having the question, or the trace shown, made anew. */
	| { readonly kind: "resynthesizing"; readonly part: "question" | "trace" };

export type ReviewState = {
	readonly session: QueueSession;
	/** What the studio counted last; what it does not know yet comes on top. */
	readonly counted: Progress;
	readonly mode: ReviewMode;
	/** Of the trace shown, among the item's traces. */
	readonly traceIndex: number;
	/** The step that keys act on; null for none. */
	readonly step: number | null;
	/** The step under the pointer; null for none. */
	readonly pointedStep: number | null;
	/** Of the comparison shown, among the item's. */
	readonly pairIndex: number;
	/** A held key goes through the items: of each no more is shown than can be seen in passing. */
	readonly isPassing: boolean;
	/** In triage a trace is one line a step, until it is unfolded. */
	readonly isFolded: boolean;
	readonly lastDefects: readonly DefectCode[];
	/** Said to those who listen, and `echo` shown to those who see. */
	readonly announcement: string;
	readonly echo: Echo | null;
	/** Why the next page did not come; null while all goes well. */
	readonly loadError: string | null;
};

/** What of the state changes how the shown item is drawn. */
export type ItemLook = Pick<ReviewState, "mode" | "traceIndex" | "step" | "pointedStep" | "isFolded" | "isPassing">;

export type ReviewStore = ReturnType<typeof createReviewStore>;

type DoneAct = {
	readonly commandId: CommandId;
	readonly questionId: SubjectId;
	readonly move: OutcomeMove | null;
	/** Of a judgement: what stood before it, and where it was made. */
	readonly back: { readonly judged: Judged; readonly place: Place } | null;
};

/** Where in an item the reviewer is. */
type Place = Pick<ReviewState, "traceIndex" | "step" | "pairIndex">;

type ReviewWorld = {
	readonly datasetId: DatasetId;
	readonly pass: Pass;
	/** Who reviews; it draws the sides of traces to compare. */
	readonly reviewer: string;
	readonly outbox: ActOutbox;
	readonly firstPage: QueuePage;
	/** The item that the address asks for, shown first. */
	readonly asked: ItemView | null;
	/** Whether all that is drawn of an item at once is at hand. */
	readonly isReady: (entry: QueueEntry) => boolean;
	readonly loadPage: (after: string | null) => Promise<QueuePage>;
};

/** A double click takes as long at most, and nobody reads a question faster. */
const UNSEEN_MS = 400;
/** Longer than from one repeat of a held key to the next. */
const PASSING_MS = 120;
const LOOKING: ReviewMode = { kind: "looking" };
const START: Place & Pick<ReviewState, "pointedStep"> = { traceIndex: 0, step: null, pointedStep: null, pairIndex: 0 };
const DONE = { accept: "Accepted", reject: "Rejected", defer: "Deferred" } as const satisfies Record<Decision, string>;

/** What one review screen is doing. Every act changes the screen at once and goes to the outbox; no act waits for an answer. */
export function createReviewStore({ datasetId, pass, reviewer, outbox, firstPage, asked, isReady, loadPage }: ReviewWorld) {
	const session = openSession(firstPage, asked);
	let state: ReviewState = {
		session,
		counted: firstPage.progress,
		mode: LOOKING,
		...startOf(session),
		isPassing: false,
		isFolded: pass === "triage",
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
	let lastJudgedAt = shownAt;
	let isLoading = false;
	let passing: ReturnType<typeof setTimeout> | undefined;
	let answersHeard = 0;
	const listeners = new Set<() => void>();

	function set(change: Partial<ReviewState>): void {
		const before = currentEntry(state.session)?.item.id;
		state = { ...state, ...change };
		if (currentEntry(state.session)?.item.id !== before) {
			shownAt = performance.now();
			state = { ...state, mode: LOOKING, isPassing: change.isPassing ?? false, ...startOf(state.session), ...placeIn(change) };
		}
		for (const listener of listeners) listener();
		if (needsPage(state.session)) afterPaint(() => void loadAhead({ isRetry: false }));
	}

	/** An audit begins at the first step of the trace that goes furthest; the other passes at the question. */
	function startOf(opened: QueueSession): typeof START {
		const traces = currentEntry(opened)?.item.traces.length ?? 0;
		return pass === "audit" && traces > 0 ? { ...START, traceIndex: traces - 1, step: 0 } : START;
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
			const items = page.items.map(withPending);
			const session = addPage(state.session, { ...page, items }, pendingOutcomes(acts));
			const announcement = currentEntry(state.session) ? state.announcement : describeNext(session);
			isLoading = false;
			set({ session, counted: isTrueCount ? page.progress : state.counted, announcement, loadError: null });
		} catch (error) {
			isLoading = false;
			set({ loadError: error instanceof Error ? error.message : "The next items could not be loaded." });
		}
	}

	/** An item as it is with what I said of it that the studio may not know yet. */
	function withPending(item: ReviewItem): ReviewItem {
		const said = pendingJudged(outbox.get().acts, item.id);
		return said.length === 0
			? item
			: { ...item, judged: [...said.reduce((judged, one) => applyJudgement(judged, one, item), item.judged as readonly Judged[])] };
	}

	/** A held key never runs ahead of what stands ready: it waits at the last such item. */
	function move(steps: 1 | -1, isHeld: boolean): void {
		const { entries, index } = state.session;
		const target = entries[index + steps];
		if (isHeld && !(target && isReady(target))) return;
		clearTimeout(passing);
		if (isHeld) passing = setTimeout(() => set({ isPassing: false }), PASSING_MS);
		set({ session: moveBy(state.session, steps), isPassing: isHeld });
	}

	/** The shown entry, if a decision or an edit of it can be made now: not before it is known what was decided in earlier visits. */
	function actable(): QueueEntry | null {
		const entry = currentEntry(state.session);
		const { acts, isRead } = outbox.get();
		return isRead && entry && !isBeingEdited(acts, entry.item.id) && !areRegionsBeingEdited(acts, entry.image.id) ? entry : null;
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
		done = [...done, { commandId: seen.commandId, questionId: entry.item.id, move, back: null }];
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
		done = [...done, { commandId: seen.commandId, questionId: entry.item.id, move, back: null }];
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

	/** What was made anew takes the place of the question, or of the trace, on screen. */
	function take({ id: candidate, subject, made }: Candidate): void {
		const entry = actable();
		if (!entry || !made) return;
		const { item } = entry;
		const trace = item.traces.find((one) => one.id === subject.id) ?? null;
		if (!trace && subject.id !== item.id) return;
		const { commandId, question } = seenBy(entry);
		// Nobody has decided on new words. A trace's are no question's.
		const move = trace ? null : { question: item.id, from: outcomeOf(entry), to: "undecided" as const };
		const judgedText = made.content.kind === "question" ? questionText(made.content) : made.content.text;
		outbox.add(
			{ kind: "take", commandId, datasetId, question, trace: trace && { id: trace.id, hash: trace.hash }, candidate },
			{ ...noteOf(entry, move), judgedText },
		);
		done = [...done, { commandId, questionId: item.id, move, back: null }];
		set({ session: withTaken(entry, made.content), mode: LOOKING, announcement: `Taken. The ${subject.kind} waits for a decision.` });
	}

	function withTaken(entry: QueueEntry, content: QuestionContent | TraceContent): QueueSession {
		const { item } = entry;
		if (content.kind === "question") return refreshItem(state.session, { ...entry, item: { ...item, outcome: "undecided", content } }, null);
		const shown = shownTrace(entry, state.traceIndex)?.id;
		const traces = item.traces.map((one) => (one.id === shown ? { ...one, outcome: "undecided" as const, content } : one));
		return refreshItem(state.session, { ...entry, item: { ...item, traces } });
	}

	/** Says something of a trace or a pair, and goes where `to` says at once. `text` are the words it is about. */
	function judge(judged: Judged, said: { readonly text: string; readonly announcement: string; readonly to?: Partial<Place> }): void {
		const entry = actable();
		if (!entry) return;
		const { item } = entry;
		const commandId = createId<CommandId>();
		const question = { id: item.id, hash: item.hash };
		const seconds = Math.min(Math.round(performance.now() - judgedAt()) / 1_000, 86_400);
		outbox.add({ kind: "judge", commandId, datasetId, question, seconds, judged }, { ...noteOf(entry, null), judgedText: said.text });
		const { traceIndex, step, pairIndex } = state;
		const back = { judged: judgementToReturnTo(item.judged, judged, question), place: { traceIndex, step, pairIndex } };
		done = [...done, { commandId, questionId: item.id, move: null, back }];
		lastJudgedAt = performance.now();
		set({ session: sayOf(entry, judged), announcement: said.announcement, ...said.to });
	}

	function sayOf(entry: QueueEntry, judged: Judged): QueueSession {
		const item = { ...entry.item, judged: [...applyJudgement(entry.item.judged, judged, entry.item)] };
		return refreshItem(state.session, { item, image: entry.image });
	}

	/** Since when the reviewer has been at what is judged next. */
	function judgedAt(): number {
		return Math.max(shownAt, lastJudgedAt);
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
			entry ? noteOf(entry, move) : { name: "Your last act", seen: null, move },
		);
		done = done.slice(0, -1);
		if (!entry) {
			blindUndos.add(commandId);
			set({ announcement: "Taking back your last act." });
			return;
		}
		if (last?.back) {
			set({ session: goToItem(sayOf(entry, last.back.judged), entry.item.id), ...last.back.place, announcement: "Taken back." });
			return;
		}
		set({
			session: move ? reopenItem(state.session, entry.item.id, move.to) : goToItem(state.session, entry.item.id),
			announcement: `Taken back. ${entry.item.content.stem}`,
		});
	}

	function lastUnsent(): DoneAct | null {
		const unsent = lastActToUndo(outbox.get().acts.filter(({ act }) => act.datasetId === datasetId));
		if (!unsent) return null;
		const { act, note } = unsent;
		const held = state.session.entries.find((entry) => entry.item.id === act.question.id);
		const { traceIndex, step, pairIndex } = state;
		const back = act.kind === "judge" && held ? { judged: judgementToReturnTo([], act.judged, held.item), place: { traceIndex, step, pairIndex } } : null;
		return { commandId: act.commandId, questionId: act.question.id, move: note.move, back };
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
			const view = { ...answer.item, item: withPending(answer.item.item) };
			if (isBlindUndo) set({ session: showItem(session, view), announcement: `Taken back. ${view.item.content.stem}` });
			else set({ session: refreshItem(session, view) });
			if (answer.others) set({ session: refreshImage(state.session, view.image, answer.others.map(withPending)) });
			return;
		}
		blindUndos.delete(answer.commandId);
		done = done.filter((act) => act.commandId !== answer.commandId);
		const present = answer.kind === "conflict" ? answer.item : session.entries.find((entry) => entry.item.id === answer.questionId);
		const isOfBoxes = outbox.get().acts.some(({ act }) => act.commandId === answer.commandId && act.kind === "edit-regions");
		const kept = isOfBoxes && present ? refreshImage(refreshItem(session, present), present.image, []) : null;
		set({ session: kept ?? (present ? refreshItem(session, present, null) : session), announcement: `Not recorded. ${answer.message}` });
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
		take,
		judge,
		undo,
		/** Something else that I did and that undo takes back. */
		noteDone: (act: Pick<DoneAct, "commandId" | "questionId">) => {
			done = [...done, { ...act, move: null, back: null }];
		},
		/** What the outbox held of earlier visits, or of other tabs, when this page was made. */
		passOverPending: () => {
			const session = markDecided(state.session, pendingOutcomes(outbox.unknownTo()));
			set({ session: { ...session, entries: session.entries.map((entry) => ({ ...entry, item: withPending(entry.item) })) } });
		},
		adoptBatch,
		next: (isHeld = false) => move(1, isHeld),
		previous: (isHeld = false) => move(-1, isHeld),
		show: (view: ItemView) => set({ session: showItem(state.session, view) }),
		/** From the head of the queue again, for what was passed by. */
		startAgain: () => set({ session: EMPTY_SESSION, loadError: null }),
		retryLoading: () => set({ loadError: null }),
		/** Tries again without a sign of it, for as long as nobody asks. */
		retryQuietly: () => void loadAhead({ isRetry: true }),
		/** Whether the item or the pair on screen came so shortly before `at` (as `performance.now()` counts) that nobody can have looked at it. */
		isUnseenAt: (at: number) => at - judgedAt() < UNSEEN_MS,
		setMode: (mode: ReviewMode) => set({ mode }),
		pass,
		reviewer,
		showTrace: (traceIndex: number) => set({ traceIndex, step: pass === "audit" ? 0 : null, pointedStep: null }),
		showPair: (pairIndex: number) => set({ pairIndex, step: null, pointedStep: null }),
		lookAtStep: (step: number | null) => set({ step }),
		pointAtStep: (pointedStep: number | null) => set({ pointedStep }),
		fold: (isFolded: boolean) => set({ isFolded }),
	};
}

export function shownTrace(entry: Pick<QueueEntry, "item">, traceIndex: number): ReviewTrace | null {
	return entry.item.traces[traceIndex] ?? entry.item.traces[0] ?? null;
}

/** Where a change asks to be in the item that it shows. */
function placeIn(change: Partial<ReviewState>): Partial<Place> {
	const { traceIndex, step, pairIndex } = change;
	return { ...(traceIndex !== undefined && { traceIndex }), ...(step !== undefined && { step }), ...(pairIndex !== undefined && { pairIndex }) };
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

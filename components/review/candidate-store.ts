import type { ActOutbox } from "#components/review/act-outbox.ts";
import { candidateText } from "#components/review/candidate-text.ts";
import { type ReviewStore, shownTrace } from "#components/review/review-store.ts";
import { toast } from "#components/ui/toast.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import type { ItemView, ReviewItem, ReviewTrace } from "#lib/review/item-schema.ts";
import { currentEntry, type QueueEntry } from "#lib/review/queue-session.ts";
import type { AskForCandidateInput, Candidate, CandidateOffer, CandidateText, EngineChoice } from "#lib/synthesis/candidate-schema.ts";
import { chooseEngine } from "#lib/synthesis/choose-engine.ts";
import { shareOfNewWords } from "#lib/text/share-of-new-words.ts";

/** What is asked for, as far as it is filled in. */
export type CandidateForm = {
	/** Null until it is known what there is to choose from. */
	readonly offer: CandidateOffer | null;
	readonly engine: EngineChoice;
	readonly instruction: string;
	/** It is on its way to the studio. */
	readonly isSending: boolean;
	/** Why it could not be asked for. */
	readonly problem: string | null;
};

export type CandidateState = {
	/** Mine that are under way or wait for a word, in the order of asking. */
	readonly open: readonly Candidate[];
	/** The words of those under way, as far as they have come. */
	readonly texts: ReadonlyMap<CommandId, string>;
	/** Null while nothing is being asked for. */
	readonly form: CandidateForm | null;
	/** The new one as it is, without what is different; null leaves it to how much is. */
	readonly isPlain: boolean | null;
};

/** What the panel is open on: the question or the trace on screen, with the newest that was asked for of it. */
export type CandidateTarget = {
	readonly entry: QueueEntry;
	readonly part: "question" | "trace";
	readonly subject: ReviewItem | ReviewTrace;
	readonly candidate: Candidate | null;
};

export type CandidateStore = ReturnType<typeof createCandidateStore>;

type CandidateWorld = {
	readonly datasetId: DatasetId;
	readonly review: ReviewStore;
	readonly outbox: ActOutbox;
	readonly loadOffer: () => Promise<CandidateOffer>;
	readonly loadItem: (id: SubjectId) => Promise<ItemView>;
	/** Leaves for the review of another dataset's item. */
	readonly leaveFor: (id: SubjectId) => void;
	readonly askFor: (input: AskForCandidateInput) => Promise<Candidate>;
	readonly keepFormer: (id: CommandId) => Promise<Candidate>;
};

/** What came so shortly before a key was pressed nobody can have looked at. */
const UNSEEN_MS = 400;
/** From this share of new words on. */
const MOSTLY_NEW = 0.6;
/** No candidate goes back. */
const STAGES: readonly Candidate["state"][] = ["waiting", "running", "ready", "failed", "kept", "taken"];
const NO_FORM: CandidateForm = { offer: null, engine: { kind: "rules" }, instruction: "", isSending: false, problem: null };

/** Having questions and traces made anew from the review: what is asked for, what comes of it, and what becomes of that. */
export function createCandidateStore({ datasetId, review, outbox, loadOffer, loadItem, leaveFor, askFor, keepFormer }: CandidateWorld) {
	let state: CandidateState = { open: [], texts: new Map(), form: null, isPlain: null };
	const settledAt = new Map<CommandId, number>();
	const listeners = new Set<() => void>();

	function set(change: Partial<CandidateState>): void {
		state = { ...state, ...change };
		for (const listener of listeners) listener();
	}

	function target(): CandidateTarget | null {
		const { mode, session, traceIndex } = review.get();
		const entry = currentEntry(session);
		if (mode.kind !== "resynthesizing" || !entry) return null;
		const subject = mode.part === "trace" ? shownTrace(entry, traceIndex) : entry.item;
		return subject && { entry, part: mode.part, subject, candidate: of(subject.id) };
	}

	/** One whose taking is on its way to the studio is done with. */
	function of(subject: SubjectId): Candidate | null {
		return state.open.findLast((candidate) => candidate.subject.id === subject && !isBeingTaken(candidate)) ?? null;
	}

	function isBeingTaken({ id }: Candidate): boolean {
		return outbox.get().acts.some(({ act, trouble }) => !trouble && act.kind === "take" && act.candidate === id);
	}

	/** Of the item on screen, its question or one of its traces. */
	function ofShown(entry: QueueEntry): Candidate | null {
		return state.open.findLast((candidate) => candidate.questionId === entry.item.id && !isBeingTaken(candidate)) ?? null;
	}

	/** Opens the panel: on what is under way or waits, else with the form. */
	function begin(wanted: "question" | "trace" | null = null): void {
		const entry = review.actable();
		if (!entry || review.get().mode.kind === "editing") return;
		const standing = wanted === null ? ofShown(entry) : null;
		if (standing) {
			show(entry, standing);
			return;
		}
		const part = wanted ?? (review.pass === "audit" ? "trace" : "question");
		const { traceIndex } = review.get();
		if (part === "trace" && !shownTrace(entry, traceIndex)) return;
		review.setMode({ kind: "resynthesizing", part });
		if (target()?.candidate) set({ form: null });
		else openForm({});
	}

	function show({ item }: QueueEntry, { subject }: Candidate): void {
		const traceAt = item.traces.findIndex(({ id }) => id === subject.id);
		if (traceAt !== -1) review.showTrace(traceAt);
		review.setMode({ kind: "resynthesizing", part: subject.kind });
		set({ form: null });
	}

	function openForm(given: Partial<CandidateForm>): void {
		set({ form: { ...NO_FORM, ...given } });
		loadOffer().then(
			(offer) => {
				const now = target();
				if (!state.form || !now) return;
				set({ form: { ...state.form, offer, engine: given.engine ?? chooseEngine(offer, now.subject.content) } });
			},
			() => state.form && set({ form: { ...state.form, problem: "The studio does not say what there is to choose from. Try again in a moment." } }),
		);
	}

	async function ask(engine: EngineChoice, instruction: string): Promise<void> {
		const now = target();
		if (!now || state.form?.isSending) return;
		set({ form: { ...(state.form ?? NO_FORM), engine, instruction, isSending: true, problem: null } });
		const { id, hash } = now.subject;
		try {
			const asked = { datasetId, commandId: createId<CommandId>(), subject: { id, hash }, engine, instruction };
			adopt(await askFor(asked));
			set({ form: null, isPlain: null });
		} catch (error) {
			if (state.form) set({ form: { ...state.form, isSending: false, problem: error instanceof Error ? error.message : "It could not be asked for." } });
		}
	}

	async function keep(id: CommandId): Promise<void> {
		const kept = state.open.find((candidate) => candidate.id === id);
		set({ open: state.open.filter((candidate) => candidate.id !== id) });
		try {
			adopt(await keepFormer(id));
		} catch {
			// It can be kept again.
			if (kept) set({ open: [...state.open, kept] });
			toast({ tone: "bad", message: "The studio does not answer.", detail: "What was made anew is still there." });
		}
	}

	function adopt(candidate: Candidate): void {
		const others = state.open.filter(({ id }) => id !== candidate.id);
		const isOpen = candidate.state !== "taken" && candidate.state !== "kept";
		const before = state.open.find(({ id }) => id === candidate.id);
		// An answer to an action may come after news that are newer.
		if (before && STAGES.indexOf(candidate.state) < STAGES.indexOf(before.state)) return;
		if (isSettled(candidate) && !settledAt.has(candidate.id)) settledAt.set(candidate.id, performance.now());
		set({ open: isOpen ? [...others, candidate].toSorted((a, b) => (a.id < b.id ? -1 : 1)) : others });
	}

	function isUnseen({ id }: Candidate): boolean {
		return performance.now() - (settledAt.get(id) ?? 0) < UNSEEN_MS;
	}

	/** Where next to nothing is the same, a word by word comparison tells nothing. */
	function showsPlain({ base, made }: Candidate): boolean {
		if (state.isPlain !== null || !made) return state.isPlain ?? false;
		return shareOfNewWords(candidateText(base.content), candidateText(made.content)) > MOSTLY_NEW;
	}

	function close(): void {
		set({ form: null });
		if (review.get().mode.kind === "resynthesizing") review.setMode({ kind: "looking" });
	}

	return {
		get: () => state,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		/** Nothing else is being done with the item. */
		isClosed: () => review.pass !== "preference" && review.get().mode.kind === "looking",
		target,
		ofShown,
		/** Ready or failed, and not what the panel is open on nor of the item on screen. */
		waiting(): readonly Candidate[] {
			const shown = currentEntry(review.get().session)?.item.id;
			return state.open.filter((candidate) => isSettled(candidate) && candidate.questionId !== shown && !isBeingTaken(candidate));
		},
		begin,
		change: (change: Partial<Pick<CandidateForm, "engine" | "instruction">>) => state.form && set({ form: { ...state.form, ...change } }),
		/** The other part of the item. */
		turnTo(part: "question" | "trace") {
			review.setMode({ kind: "resynthesizing", part });
			if (target()?.candidate) set({ form: null });
			else openForm({});
		},
		send: () => (state.form ? ask(state.form.engine, state.form.engine.kind === "rules" ? "" : state.form.instruction.trim()) : Promise.resolve()),
		/** The same again, by another attempt. */
		again({ engine, instruction }: Candidate): Promise<void> {
			return ask(engine.kind === "rules" ? { kind: "rules" } : { kind: "server", serverId: engine.serverId }, instruction);
		},
		/** Again, after what is to be different was said. */
		askOtherwise({ engine, instruction }: Candidate): void {
			openForm({ instruction, engine: engine.kind === "rules" ? { kind: "rules" } : { kind: "server", serverId: engine.serverId } });
		},
		take(candidate: Candidate): void {
			const now = target();
			if (isUnseen(candidate) || now?.subject.hash !== candidate.base.hash) return;
			review.take(candidate);
			set({ form: null });
		},
		/** The old one stays; what is under way is cancelled. */
		keep(candidate: Candidate): void {
			void keep(candidate.id);
			close();
		},
		/** Leaves the panel: what is under way goes on; of two that can be compared, the old one is kept. */
		leave(): void {
			const now = target();
			if (state.form && now?.candidate && isSettled(now.candidate)) {
				set({ form: null });
				return;
			}
			const settled = now?.candidate && isSettled(now.candidate) && !isUnseen(now.candidate) ? now.candidate : null;
			if (settled && !state.form) void keep(settled.id);
			close();
		},
		showsPlain,
		togglePlain(): void {
			const candidate = target()?.candidate;
			if (candidate) set({ isPlain: !showsPlain(candidate) });
		},
		isElsewhere: (candidate: Candidate) => candidate.datasetId !== datasetId,
		async goTo(candidate: Candidate): Promise<void> {
			if (candidate.datasetId !== datasetId) {
				leaveFor(candidate.questionId);
				return;
			}
			review.show(await loadItem(candidate.questionId));
			const entry = currentEntry(review.get().session);
			if (entry?.item.id === candidate.questionId) show(entry, candidate);
		},
		adoptAll: (open: readonly Candidate[]) => {
			for (const candidate of open) if (isSettled(candidate) && !settledAt.has(candidate.id)) settledAt.set(candidate.id, performance.now());
			set({ open });
		},
		adopt,
		adoptText({ id, from, text }: CandidateText): void {
			set({ texts: new Map([...state.texts, [id, (state.texts.get(id) ?? "").slice(0, from) + text]]) });
		},
	};
}

function isSettled({ state }: Candidate): boolean {
	return state === "ready" || state === "failed";
}

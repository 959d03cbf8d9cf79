import type { Outcome } from "#lib/history/schema.ts";
import type { CommandId, SubjectId } from "#lib/ids.ts";
import type { ActAnswer, DecideAct, EditAct, EditRegionsAct, JudgeAct, ReviewAct, TakeAct } from "#lib/review/act-schema.ts";
import { MAX_ACTS_PER_BATCH } from "#lib/review/act-schema.ts";
import type { Judged } from "#lib/review/judgement-schema.ts";
import { outcomesOfDecision } from "#lib/review/outcomes-of-decision.ts";

/** Where an act found a question and where it leaves it. */
export type OutcomeMove = { readonly question: SubjectId; readonly from: Outcome; readonly to: Outcome };

/** What the reviewer saw and did, in words, so that a conflict found later can show both sides. */
export type ActNote = {
	/** How the question is called on screen. */
	readonly name: string;
	/** The question as it was seen; null where the act is no decision on one. */
	readonly seen: { readonly stem: string; readonly options: readonly string[]; readonly key: string } | null;
	/** The words of a trace that were judged, or those that were taken; left out where none were. */
	readonly judgedText?: string;
	/** Null where nobody here knows which question it is about. */
	readonly move: OutcomeMove | null;
};

/** An act kept in this browser until the studio has answered for it. `position` orders all acts of this browser. */
export type QueuedAct = {
	readonly position: number;
	/** Who acted: an act is never sent in somebody else's name. */
	readonly actor: string;
	readonly at: number;
	readonly act: ReviewAct;
	readonly note: ActNote;
	/** Set where the studio would not take it as it is: it stays, shown to its person, and is not sent again. */
	readonly trouble: Extract<ActAnswer, { kind: "conflict" | "refused" }> | null;
};

const RETRY_SECONDS = [1, 2, 5, 10, 20, 30];

/** The acts to send next: the oldest of this person, in order. */
export function nextBatch(acts: readonly QueuedAct[], actor: string): readonly QueuedAct[] {
	return acts
		.filter((queued) => queued.actor === actor && queued.trouble === null)
		.sort((a, b) => a.position - b.position)
		.slice(0, MAX_ACTS_PER_BATCH);
}

export type Settlement = {
	/** Positions of acts that are done with. */
	readonly settled: readonly number[];
	/** Acts that stay, because their person must look at them. */
	readonly troubled: readonly QueuedAct[];
};

/** What the studio's answers to a sent batch mean for the acts kept here. An act without an answer stays to be sent again. */
export function settleBatch(sent: readonly QueuedAct[], answers: readonly ActAnswer[]): Settlement {
	const byCommand = new Map(answers.map((answer) => [answer.commandId, answer]));
	const settled: number[] = [];
	const troubled: QueuedAct[] = [];
	for (const queued of sent) {
		const answer = byCommand.get(queued.act.commandId);
		if (!answer) continue;
		if (answer.kind === "recorded" || answer.kind === "replayed" || isMoot(queued, answer)) settled.push(queued.position);
		else troubled.push({ ...queued, trouble: answer });
	}
	return { settled, troubled };
}

/** Taking back what the studio never took is done by not having done it. */
function isMoot({ act }: QueuedAct, answer: ActAnswer): boolean {
	return act.kind === "undo" && act.undoes !== null && answer.kind === "refused" && answer.code === "not_found";
}

/** What comes of the questions by decisions the studio may not know yet; null where one that it may know is being taken back. Later acts win. */
export function pendingOutcomes(acts: readonly QueuedAct[]): ReadonlyMap<SubjectId, Outcome | null> {
	const pending = new Map<SubjectId, Outcome | null>();
	const questions = new Map<CommandId, SubjectId>();
	for (const { act, trouble } of acts) {
		if (trouble) continue;
		if (act.kind === "undo") {
			const question = act.undoes && questions.get(act.undoes);
			if (question) pending.set(question, null);
			continue;
		}
		// Boxes and what is said of traces decide nothing.
		if (act.kind === "edit-regions" || act.kind === "judge") continue;
		if (act.kind === "take") {
			if (!act.trace) pending.set(act.question.id, null);
			continue;
		}
		questions.set(act.commandId, act.question.id);
		if (act.kind === "decide") pending.set(act.question.id, outcomesOfDecision(act.decision, act.defects).question.outcome);
		else pending.set(act.question.id, act.accept ? "accepted" : null);
	}
	return pending;
}

/** What I said of an item's traces and pairs that the studio may not know yet, oldest first, without what is taken back again. */
export function pendingJudged(acts: readonly QueuedAct[], question: SubjectId): readonly Judged[] {
	const undone = idsUndone(acts);
	return acts.flatMap(({ act, trouble }) =>
		!trouble && act.kind === "judge" && act.question.id === question && !undone.has(act.commandId) ? [act.judged] : [],
	);
}

/** My last act that is not sent yet and not taken back either. */
export function lastActToUndo(
	acts: readonly QueuedAct[],
): { readonly act: DecideAct | EditAct | EditRegionsAct | JudgeAct | TakeAct; readonly note: ActNote } | null {
	const undone = idsUndone(acts);
	for (const { act, note, trouble } of acts.toReversed()) {
		if (act.kind !== "undo" && !trouble && !undone.has(act.commandId)) return { act, note };
	}
	return null;
}

function idsUndone(acts: readonly QueuedAct[]): ReadonlySet<CommandId> {
	return new Set(acts.flatMap(({ act }) => (act.kind === "undo" && act.undoes ? [act.undoes] : [])));
}

/** Whether an edit of this question, or what takes its or its trace's place, is on its way: until it has arrived, its new content cannot be decided on. */
export function isBeingEdited(acts: readonly QueuedAct[], question: SubjectId): boolean {
	return acts.some(({ act, trouble }) => !trouble && (act.kind === "edit" || act.kind === "take") && act.question.id === question);
}

/** How long to wait before the n-th retry, n counting from 1. */
export function retrySeconds(attempt: number): number {
	return RETRY_SECONDS[Math.min(attempt, RETRY_SECONDS.length) - 1] ?? 1;
}

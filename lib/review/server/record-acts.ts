import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { AppError } from "#lib/errors.ts";
import type { SubjectId } from "#lib/ids.ts";
import type { ActAnswer, ReviewAct } from "#lib/review/act-schema.ts";
import { editQuestion } from "#lib/review/server/edit-question.ts";
import { editRegions } from "#lib/review/server/edit-regions.ts";
import { findItemView } from "#lib/review/server/find-item-view.ts";
import { getItemView } from "#lib/review/server/get-item-view.ts";
import { listImageItems } from "#lib/review/server/list-image-items.ts";
import { recordDecision } from "#lib/review/server/record-decision.ts";
import { recordJudgement } from "#lib/review/server/record-judgement.ts";
import { takeCandidate } from "#lib/review/server/take-candidate.ts";
import { undoDecision } from "#lib/review/server/undo-decision.ts";

/**
 * Does a reviewer's acts in their order, each in a transaction of its own, and answers for each: one that cannot be done stops no other.
 * A failure of the studio itself is thrown; what was done before it is then answered as replayed when the acts come again.
 */
export async function recordActs(actor: Actor, acts: readonly ReviewAct[]): Promise<readonly ActAnswer[]> {
	const answers: ActAnswer[] = [];
	for (const act of acts) answers.push(await recordAct(actor, act));
	return answers;
}

async function recordAct(actor: Actor, act: ReviewAct): Promise<ActAnswer> {
	const { commandId } = act;
	try {
		switch (act.kind) {
			case "decide": {
				const { kind, isRepinned } = await recordDecision(actor, act);
				const isElsewhere = isRepinned || kind === "replayed";
				return { kind, commandId, questionId: act.question.id, item: isElsewhere ? await getItemView(actor, act.question.id) : null };
			}
			case "edit":
				return { kind: await editQuestion(actor, act), commandId, questionId: act.question.id, item: await getItemView(actor, act.question.id) };
			case "take":
				return { kind: await takeCandidate(actor, act), commandId, questionId: act.question.id, item: await getItemView(actor, act.question.id) };
			case "edit-regions":
				return { kind: await editRegions(actor, act), commandId, ...(await viewOfImage(actor, act.question.id)) };
			case "judge": {
				const kind = await recordJudgement(actor, act);
				return { kind, commandId, questionId: act.question.id, item: kind === "replayed" ? await getItemView(actor, act.question.id) : null };
			}
			case "undo": {
				const { kind, questionId, isOfImage } = await undoDecision(actor, act);
				if (questionId && isOfImage) return { kind, commandId, ...(await viewOfImage(actor, questionId)) };
				return { kind, commandId, questionId, item: questionId && (await getItemView(actor, questionId)) };
			}
		}
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "internal" || error.code === "unavailable") throw error;
		const questionId = act.kind === "undo" ? questionOf(error) : act.question.id;
		const item = error.code === "conflict" && subjectsOf(error).length > 0 && questionId ? await findItemView(actor, questionId) : null;
		if (item) return { kind: "conflict", commandId, questionId, message: error.message, item };
		return { kind: "refused", commandId, questionId, code: error.code, message: error.message };
	}
}

async function viewOfImage(actor: Actor, questionId: SubjectId) {
	const item = await getItemView(actor, questionId);
	return { questionId, item, others: [...(await listImageItems(actor, { imageId: item.image.id, except: questionId }))] };
}

function subjectsOf(error: AppError): readonly unknown[] {
	const details = error.details as { readonly subjectIds?: readonly unknown[] } | undefined;
	return details?.subjectIds ?? [];
}

function questionOf(error: AppError): SubjectId | null {
	const details = error.details as { readonly questionId?: SubjectId } | undefined;
	return details?.questionId ?? null;
}

import "server-only";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { followersOf } from "#lib/runs/followers-of.ts";
import { getStage } from "#lib/runs/get-stage.ts";
import { listImageQuestions } from "#lib/runs/server/list-image-questions.ts";
import type { Draft, TaskContext, TaskOutcome } from "#lib/runs/server/task-outcome.ts";
import { composeForImage } from "#lib/synthesis/server/compose-for-image.ts";

/** Composed questions out of an image's grounded ones, whoever wrote those. */
export async function composeTask(subject: Subject, { run, askerOf }: TaskContext): Promise<TaskOutcome> {
	const { recipe, seed } = run;
	const params = getStage(recipe, "compose");
	const { kept, rejected } = await composeForImage(
		{
			imageKey: subject.key,
			image: imageContentSchema.parse(JSON.parse(subject.body.toString("utf8"))),
			questions: (await listImageQuestions(subject.id)).filter(({ question }) => question.stage === "grounded"),
			seed,
			instruction: null,
			attempt: 1,
		},
		params,
		{ writer: askerOf("writer"), policy: params.ablation ? askerOf("policy") : null },
	);
	const { composed: next } = followersOf(recipe, "compose");
	return {
		drafts: kept.map(
			({ key, question }): Draft => ({ kind: "question", key, parent: { id: subject.id }, content: toQuestionContent(question), split: subject.split, next }),
		),
		image: null,
		next: null,
		tallies: [{ stage: "compose", measure: "kept", reason: "", n: kept.length }],
		rejections: rejected.map((rejection) => ({ ...rejection, stage: "compose" as const })),
	};
}

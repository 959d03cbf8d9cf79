import "server-only";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { findStage } from "#lib/runs/find-stage.ts";
import { followersOf } from "#lib/runs/followers-of.ts";
import { getStage } from "#lib/runs/get-stage.ts";
import { listImageQuestions } from "#lib/runs/server/list-image-questions.ts";
import type { Draft, TaskContext, TaskOutcome } from "#lib/runs/server/task-outcome.ts";
import { filterQuestions } from "#lib/synthesis/filter-questions.ts";
import { judgeQuestions } from "#lib/synthesis/server/judge-questions.ts";
import { writeAboutImage } from "#lib/synthesis/server/write-about-image.ts";

/** No two questions of an image are taken for one where the recipe does not say when. */
const LIKENESS_MAX = 1;

/** Grounded questions about an image, and what the filter leaves of them. */
export async function writeTask(subject: Subject, { run, askerOf }: TaskContext): Promise<TaskOutcome> {
	const { recipe, seed } = run;
	const image = imageContentSchema.parse(JSON.parse(subject.body.toString("utf8")));
	const filter = findStage(recipe, "filter");
	const written = await writeAboutImage({ imageKey: subject.key, image, seed }, getStage(recipe, "write"), askerOf("writer"));
	const standing = new Map((await listImageQuestions(subject.id)).map(({ key, question }) => [key, question]));
	const filtered = filterQuestions({ drafts: written.kept, imageKey: subject.key, image, standing, likenessMax: filter?.likenessMax ?? LIKENESS_MAX });
	const judged = filter?.verifier
		? await judgeQuestions({ image, questions: filtered.kept, seed }, filter.verifier, askerOf("vlm"))
		: { kept: filtered.kept, rejected: [] };
	const next = followersOf(recipe, "write");
	return {
		drafts: judged.kept.map(
			({ key, question }): Draft => ({
				kind: "question",
				key,
				parent: { id: subject.id },
				content: toQuestionContent(question),
				split: subject.split,
				next: next.grounded,
			}),
		),
		image: null,
		next: next.image,
		tallies: [
			{ stage: "write", measure: "kept", reason: "", n: written.kept.length },
			{ stage: "filter", measure: "in", reason: "", n: written.kept.length },
			{ stage: "filter", measure: "done", reason: "", n: written.kept.length },
			{ stage: "filter", measure: "kept", reason: "", n: judged.kept.length },
		],
		rejections: [
			...written.rejected.map((rejection) => ({ ...rejection, stage: "write" as const })),
			...[...filtered.rejected, ...judged.rejected].map((rejection) => ({ ...rejection, stage: "filter" as const })),
		],
	};
}

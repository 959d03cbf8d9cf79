import "server-only";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { getStage } from "#lib/runs/get-stage.ts";
import type { Draft, TaskContext, TaskOutcome } from "#lib/runs/server/task-outcome.ts";
import { writeImageQuestions } from "#lib/synthesis/write-image-questions.ts";
import { toPairContent } from "#lib/traces/to-pair-content.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

/** Everything that the rule writer makes of an image. The places of the keys are balanced within the image: its tasks are done in no order. */
export async function rulesTask(subject: Subject, { run, vocabulary }: TaskContext): Promise<TaskOutcome> {
	const image = imageContentSchema.parse(JSON.parse(subject.body.toString("utf8")));
	const { perImage, mistakeShare } = getStage(run.recipe, "rules");
	const { questions } = writeImageQuestions({
		imageKey: subject.key,
		image,
		perImage,
		mistakeShare,
		seed: run.seed,
		tally: {},
		standing: new Map(),
		vocabulary: await vocabulary(),
	});
	const shared = { split: subject.split, next: null };
	return {
		drafts: questions.flatMap(({ key, question, hidden, traces, pairs }): readonly Draft[] => [
			...hidden.map((step): Draft => ({ ...shared, kind: "question", key: step.key, parent: { id: subject.id }, content: toQuestionContent(step.question) })),
			{ ...shared, kind: "question", key, parent: { id: subject.id }, content: toQuestionContent(question) },
			...traces.map((trace): Draft => ({ ...shared, kind: "trace", key: trace.key, parent: { key }, content: toTraceContent(trace.trace, question) })),
			...pairs.map((pair): Draft => ({ ...shared, kind: "pair", key: pair.key, parent: { key }, content: toPairContent(pair.pair, question) })),
		]),
		image: null,
		next: null,
		tallies: [{ stage: "rules", measure: "kept", reason: "", n: questions.length }],
		rejections: [],
	};
}

import "server-only";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { followersOf } from "#lib/runs/followers-of.ts";
import { getStage } from "#lib/runs/get-stage.ts";
import { judgeAnswer } from "#lib/runs/judge-answer.ts";
import type { Draft, TaskContext, TaskOutcome } from "#lib/runs/server/task-outcome.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import { thinkAboutQuestion } from "#lib/synthesis/server/think-about-question.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

/** Simple traces about a question. */
export async function thinkTask(subject: Subject, { run, askerOf, above }: TaskContext): Promise<TaskOutcome> {
	const { samples, sampling } = getStage(run.recipe, "think");
	const asker = askerOf("vlm");
	const question = questionContentSchema.parse(JSON.parse(subject.body.toString("utf8")));
	const image = imageContentSchema.parse(JSON.parse((await above(subject)).body.toString("utf8")));
	const picture = await toSentImage(image, question);
	const thoughts = await Promise.all(
		Array.from({ length: samples }, (_, sample) =>
			thinkAboutQuestion({ question, questionKey: subject.key, picture, sampling, seed: run.seed, sample, attempt: 1 }, asker),
		),
	);
	const made = { question: subject.key, hash: subject.hash.toString("hex"), form: "simple" };
	const { simple: next } = followersOf(run.recipe, "think");
	const drafts = thoughts.flatMap((thought): readonly Draft[] =>
		thought.kind === "rejected"
			? []
			: [
					{
						kind: "trace",
						key: keyOf({ ...made, generations: thought.trace.generations }),
						parent: { id: subject.id },
						content: toTraceContent(thought.trace, question),
						split: subject.split,
						next,
					},
				],
	);
	return {
		drafts,
		image: null,
		next: null,
		tallies: thoughts.flatMap((thought) =>
			thought.kind === "rejected"
				? []
				: [
						{ stage: "think", measure: "kept", reason: "", n: 1 },
						{ stage: "think", measure: judgeAnswer(thought.trace.answer, question.key), reason: "", n: 1 },
					],
		),
		rejections: thoughts.flatMap((thought) => (thought.kind === "rejected" ? [{ ...thought.rejection, stage: "think" as const }] : [])),
	};
}

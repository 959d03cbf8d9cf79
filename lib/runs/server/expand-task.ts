import "server-only";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { getStage } from "#lib/runs/get-stage.ts";
import { judgeAnswer } from "#lib/runs/judge-answer.ts";
import type { Draft, TaskContext, TaskOutcome } from "#lib/runs/server/task-outcome.ts";
import { expandTrace } from "#lib/synthesis/server/expand-trace.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

/** Expanded traces that go on with a simple one. */
export async function expandTask(subject: Subject, { run, askerOf, above }: TaskContext): Promise<TaskOutcome> {
	const asked = await above(subject);
	const question = questionContentSchema.parse(JSON.parse(asked.body.toString("utf8")));
	const image = imageContentSchema.parse(JSON.parse((await above(asked)).body.toString("utf8")));
	const { kept, rejected } = await expandTrace(
		{
			question,
			questionKey: asked.key,
			simple: { key: subject.key, trace: traceContentSchema.parse(JSON.parse(subject.body.toString("utf8"))) },
			captions: image.captions.map(({ text }) => text),
			seed: run.seed,
			instruction: null,
			attempt: 1,
		},
		getStage(run.recipe, "expand"),
		askerOf("reasoner"),
	);
	return {
		drafts: kept.map(
			({ key, trace }): Draft => ({
				kind: "trace",
				key,
				parent: { id: asked.id },
				content: toTraceContent(trace, question),
				split: subject.split,
				next: null,
			}),
		),
		image: null,
		next: null,
		tallies: kept.flatMap(({ trace }) => [
			{ stage: "expand", measure: "kept", reason: "", n: 1 },
			{ stage: "expand", measure: judgeAnswer(trace.answer, question.key), reason: "", n: 1 },
		]),
		rejections: rejected.map((rejection) => ({ ...rejection, stage: "expand" as const })),
	};
}

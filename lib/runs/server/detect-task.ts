import "server-only";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { toImageContent } from "#lib/images/to-image-content.ts";
import { followersOf } from "#lib/runs/followers-of.ts";
import { getStage } from "#lib/runs/get-stage.ts";
import type { TaskContext, TaskOutcome } from "#lib/runs/server/task-outcome.ts";
import { detectRegions } from "#lib/synthesis/server/detect-regions.ts";

/** Boxes for what an image's captions speak of. */
export async function detectTask(subject: Subject, { run, askerOf }: TaskContext): Promise<TaskOutcome> {
	const image = imageContentSchema.parse(JSON.parse(subject.body.toString("utf8")));
	const params = getStage(run.recipe, "detect");
	const { kept, rejected } = await detectRegions({ imageKey: subject.key, image, seed: run.seed }, params, askerOf(params.by === "vlm" ? "vlm" : "detector"));
	const found = kept.regions.length - image.regions.length;
	return {
		drafts: [],
		image: found === 0 ? null : { subject, content: toImageContent(kept) },
		next: followersOf(run.recipe, "detect").image,
		tallies: [{ stage: "detect", measure: "kept", reason: "", n: found }],
		rejections: rejected.map((rejection) => ({ ...rejection, stage: "detect" as const })),
	};
}

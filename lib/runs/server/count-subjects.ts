import "server-only";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { findStage } from "#lib/runs/find-stage.ts";
import type { Run } from "#lib/runs/schema.ts";
import { subjectOfStage } from "#lib/runs/subject-of-stage.ts";
import { taskStagesOf } from "#lib/runs/task-stages-of.ts";

/** What a recipe's first stage would begin with in a dataset, and of the questions that people decided on the share that they accepted: from the kept counts. */
export async function countSubjects({
	datasetId,
	recipe,
	subjectLimit,
}: Pick<Run, "datasetId" | "recipe" | "subjectLimit">): Promise<{ readonly subjects: number; readonly acceptedShare: number | null }> {
	const [first] = taskStagesOf(recipe);
	const kind = first ? subjectOfStage(first) : "image";
	const of = findStage(recipe, "think")?.of ?? "all";
	let subjects = 0;
	let accepted = 0;
	let rejected = 0;
	for (const { facet, value, outcome, n } of await countFacets(null, datasetId, "cube")) {
		const [ofKind, stage] = value.split("/");
		if (facet !== "cube") continue;
		if (ofKind === "question" && outcome === "accepted") accepted += n;
		if (ofKind === "question" && outcome === "rejected") rejected += n;
		if (ofKind === kind && outcome !== "rejected" && (kind !== "question" || of === "all" || of === stage)) subjects += n;
	}
	return { subjects: Math.min(subjects, subjectLimit ?? subjects), acceptedShare: accepted + rejected === 0 ? null : accepted / (accepted + rejected) };
}

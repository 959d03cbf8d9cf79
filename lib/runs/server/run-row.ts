import "server-only";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { type Run, runSchema } from "#lib/runs/schema.ts";

export const SELECT_RUN = `
	SELECT r.id, r.number, r.dataset_id AS "datasetId", d.name AS dataset, r.name, r.recipe, r.prompts, r.seed, r.subject_limit AS "subjectLimit", r.servers, r.budget, r.state,
	  r.says, r.resumes, r.planned, r.is_planned AS "isPlanned", r.calls::float8 AS calls, r.prompt_tokens::float8 AS "promptTokens",
	  r.completion_tokens::float8 AS "completionTokens", r.dollars, r.actor, p.name AS person, r.created_at AS "createdAt", r.ended_at AS "endedAt"
	FROM run r JOIN dataset d ON d.id = r.dataset_id LEFT JOIN person p ON p.id = r.actor`;

export type RunRow = Omit<Run, "by" | "createdAt" | "endedAt"> & {
	readonly actor: string;
	readonly person: string | null;
	readonly createdAt: Date;
	readonly endedAt: Date | null;
};

export function toRun({ actor, person, createdAt, endedAt, ...row }: RunRow): Run {
	return runSchema.parse({
		...row,
		by: person ?? (actor === COMMAND_LINE.id ? COMMAND_LINE.name : actor),
		createdAt: createdAt.toISOString(),
		endedAt: endedAt?.toISOString() ?? null,
	});
}

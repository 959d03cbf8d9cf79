import "server-only";
import { statfs } from "node:fs/promises";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { toServer } from "#lib/inference/server/server-row.ts";
import { countQuestions } from "#lib/runs/count-questions.ts";
import { type ForeseenCalls, foreseeRun, type Measured } from "#lib/runs/foresee-run.ts";
import { rolesOf } from "#lib/runs/roles-of.ts";
import type { PlanRunInput, RunEstimate } from "#lib/runs/schema.ts";
import { countSubjects } from "#lib/runs/server/count-subjects.ts";
import { getRecipe } from "#lib/runs/server/get-recipe.ts";
import { dataFolder } from "#lib/storage/data-folder.ts";
import type { StageName } from "#lib/synthesis/recipe-schema.ts";

/** A call leaves its raw reply, compressed, its record, and what is made of it: measured over runs on photos. */
const BYTES_A_CALL = 6_000;
const RUNS_MEASURED = 20;

/** What a run would ask, cost and take, by what earlier runs of the same stages measured. @throws AppError not_found for an unknown recipe */
export async function estimateRun(actor: Actor, input: PlanRunInput): Promise<RunEstimate> {
	authorize(actor, "run:manage");
	const recipe = await getRecipe(input.recipe);
	const [{ subjects, acceptedShare }, measured, servers] = await Promise.all([countSubjects({ ...input, recipe }), measureStages(), findServers(input)]);
	const stages = foreseeRun({
		recipe,
		subjects,
		measuredOf: (of) => measured.get(of) ?? { keptPerIn: null, promptTokens: null, completionTokens: null, tookMs: null },
		serverOf: (of) => {
			const [role] = of === "verify" ? (["vlm"] as const) : of === "ablate" ? (["policy"] as const) : rolesOf(recipe, of);
			return (role && servers.get(role)) ?? null;
		},
	});
	const sum = (of: (stage: RunEstimate["stages"][number]) => number): number => stages.reduce((total, stage) => total + of(stage), 0);
	const calls = sum((stage) => stage.calls);
	const tokens = sum(({ promptTokens, completionTokens }) => promptTokens + completionTokens);
	const dollars = stages.some((stage) => stage.dollars === null) ? null : sum((stage) => stage.dollars ?? 0);
	const questions = Math.round(countQuestions(stages.map(({ stage, in: into, yield: share }) => ({ stage, kept: into * share }))));
	const accepted = acceptedShare === null || questions === 0 ? null : questions * acceptedShare;
	return {
		stages,
		calls,
		tokens,
		seconds: Math.max(0, ...stages.map(({ seconds }) => seconds)),
		diskBytes: calls * BYTES_A_CALL,
		diskFreeBytes: await freeBytes(),
		dollars,
		questions,
		acceptedShare,
		dollarsPerAccepted: accepted && dollars !== null ? dollars / accepted : null,
		tokensPerAccepted: accepted ? tokens / accepted : null,
	};
}

/** Of the last runs, whichever their recipe. */
async function measureStages(): Promise<ReadonlyMap<StageName | ForeseenCalls, Measured>> {
	const { rows } = await database().pool.query<{
		stage: StageName | ForeseenCalls;
		kept: number | null;
		done: number | null;
		prompt: number;
		completion: number;
		took: number;
	}>(
		`WITH lately AS (SELECT id FROM run ORDER BY number DESC LIMIT ${RUNS_MEASURED}),
		 tallies AS (
		   SELECT stage, sum(n) FILTER (WHERE measure = 'kept') AS kept, sum(n) FILTER (WHERE measure = 'done') AS done
		   FROM run_tally WHERE run_id IN (SELECT id FROM lately) GROUP BY stage
		 ), spent AS (
		   SELECT stage, sum(prompt_tokens) / sum(calls) AS prompt, sum(completion_tokens) / sum(calls) AS completion, sum(took_ms) / sum(calls) AS took
		   FROM run_spending WHERE run_id IN (SELECT id FROM lately) GROUP BY stage HAVING sum(calls) > 0
		 )
		 SELECT stage, kept::float8, done::float8, prompt::float8, completion::float8, took::float8 FROM tallies FULL JOIN spent USING (stage)`,
	);
	return new Map(
		rows.map(({ stage, kept, done, prompt, completion, took }) => [
			stage,
			{ keptPerIn: done ? (kept ?? 0) / done : null, promptTokens: prompt, completionTokens: completion, tookMs: took },
		]),
	);
}

async function findServers({ servers }: PlanRunInput) {
	const rows = (await database().prisma.server.findMany({ where: { id: { in: Object.values(servers) } } })).map(toServer);
	const found = Object.entries(servers).flatMap(([role, id]) => {
		const server = rows.find((row) => row.id === id);
		return server ? [[role, { slots: server.inFlightMax * server.urls.length, price: server.price }] as const] : [];
	});
	return new Map<string, { readonly slots: number; readonly price: (typeof rows)[number]["price"] }>(found);
}

async function freeBytes(): Promise<number | null> {
	const { bavail, bsize } = await statfs(dataFolder()).catch(() => ({ bavail: null, bsize: 0 }));
	return bavail === null ? null : bavail * bsize;
}

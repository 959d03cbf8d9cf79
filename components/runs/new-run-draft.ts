import { type BudgetText, readBudget } from "#components/runs/budget-text.ts";
import { whyUnfit } from "#components/runs/why-unfit.ts";
import type { CommandId, DatasetId, RunId, ServerId } from "#lib/ids.ts";
import type { Server } from "#lib/inference/schema.ts";
import { rolesOfRecipe } from "#lib/runs/roles-of-recipe.ts";
import { type PlanRunInput, planRunSchema, type RunRole, type StartRunInput, startRunSchema } from "#lib/runs/schema.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

/** A run as it is filled in; numbers as they are typed. */
export type NewRunDraft = {
	readonly datasetId: DatasetId;
	readonly recipe: string;
	readonly servers: Readonly<Partial<Record<RunRole, ServerId>>>;
	/** Null: of the recipe and the dataset. */
	readonly name: string | null;
	readonly seed: string;
	readonly subjectLimit: string;
	readonly budget: BudgetText;
};

export type NewRunErrors = Readonly<Record<string, string | undefined>>;
export type NewRunReading = { readonly input: StartRunInput | null; readonly errors: NewRunErrors };

/** Servers for each role that the recipe needs: those chosen before, else the first that can, with those first that answered when they were last probed. */
export function chooseFitServers(recipe: Recipe, servers: readonly Server[], chosen: NewRunDraft["servers"]): NewRunDraft["servers"] {
	return Object.fromEntries(
		rolesOfRecipe(recipe).flatMap((role) => {
			const able = servers.filter((server) => server.roles.includes(role) && whyUnfit(server, role) === null);
			const fit = able.toSorted((a, b) => Number(a.probeError !== null) - Number(b.probeError !== null));
			const id = fit.find((server) => server.id === chosen[role])?.id ?? fit[0]?.id;
			return id ? [[role, id]] : [];
		}),
	);
}

/** What an estimate is asked with; null while the limit cannot be read. */
export function readPlan({ datasetId, recipe, servers, subjectLimit }: NewRunDraft): PlanRunInput | null {
	return planRunSchema.safeParse({ datasetId, recipe, servers, subjectLimit: toNumber(subjectLimit) }).data ?? null;
}

export function readNewRun(
	draft: NewRunDraft & { readonly name: string },
	{ id, commandId }: { readonly id: RunId; readonly commandId: CommandId },
): NewRunReading {
	const { datasetId, recipe, servers, name } = draft;
	const { budget, errors: budgetErrors } = readBudget(draft.budget);
	const parsed = startRunSchema.safeParse({
		id,
		commandId,
		datasetId,
		recipe,
		servers,
		name: name.trim(),
		seed: toNumber(draft.seed) ?? Number.NaN,
		subjectLimit: toNumber(draft.subjectLimit),
		budget: budget ?? { calls: null, tokens: null, dollars: null },
	});
	if (parsed.success && budget) return { input: parsed.data, errors: {} };
	const errors: Record<string, string> = {};
	for (const issue of parsed.error?.issues ?? []) errors[String(issue.path[0])] ??= `${sentenceCase(issue.message)}.`;
	return { input: null, errors: { ...errors, ...budgetErrors } };
}

function toNumber(text: string): number | null {
	return text.trim() === "" ? null : Number(text);
}

import { describeStage } from "#components/runs/describe-stage.ts";
import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import { SERVER_ROLE_NAMES } from "#components/settings/server-roles.ts";
import { RUN_ROLES, type Run } from "#lib/runs/schema.ts";
import { STAGE_NAMES, type StageName } from "#lib/synthesis/recipe-schema.ts";

/** What is the same or another in two runs. */
export type RunFact = { readonly name: string; readonly a: string; readonly b: string; readonly isSame: boolean };

const NONE = "–";

/** What two runs were told: dataset, recipe, seed, who answered, and the parameters of each stage. */
export function listRunFacts(a: Run, b: Run): readonly RunFact[] {
	const both = (name: string, of: (run: Run) => string): RunFact => ({ name, a: of(a), b: of(b), isSame: of(a) === of(b) });
	const stageOf = ({ recipe }: Run, name: StageName) => recipe.stages.find(({ stage }) => stage === name);
	return [
		both("Dataset", ({ dataset }) => dataset),
		both("Recipe", ({ recipe }) => `${recipe.name} v${recipe.version}`),
		both("Prompts", ({ prompts }) => prompts.join(", ") || NONE),
		both("Seed", ({ seed }) => String(seed)),
		both("At most", ({ subjectLimit }) => subjectLimit?.toLocaleString("en") ?? "all"),
		...RUN_ROLES.map((role) => both(SERVER_ROLE_NAMES[role], ({ servers }) => servers[role]?.model ?? NONE)),
		...STAGE_NAMES.map((name): RunFact => {
			const [inA, inB] = [stageOf(a, name), stageOf(b, name)];
			const isSame = JSON.stringify(inA) === JSON.stringify(inB);
			return { name: STAGE_WORDS[name].label, a: inA ? describeStage(inA) : NONE, b: inB ? describeStage(inB) : NONE, isSame };
		}),
	].filter((fact) => fact.a !== NONE || fact.b !== NONE);
}

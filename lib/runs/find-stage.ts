import type { Recipe, StageName, StageOf } from "#lib/synthesis/recipe-schema.ts";

/** The recipe's stage of that name, null where it has none. */
export function findStage<Name extends StageName>({ stages }: Recipe, name: Name): StageOf<Name> | null {
	return (stages.find(({ stage }) => stage === name) as StageOf<Name> | undefined) ?? null;
}

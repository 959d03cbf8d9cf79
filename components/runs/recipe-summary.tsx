import { describeStage } from "#components/runs/describe-stage.ts";
import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** What a recipe is for, and its stages with what each is told. */
export function RecipeSummary({ recipe }: { readonly recipe: Recipe }) {
	return (
		<div className="grid gap-2 text-12">
			<p className="text-pretty text-2 leading-read">{recipe.says}</p>
			<ol aria-label="Stages of the recipe" className="grid gap-1">
				{recipe.stages.map((stage, place) => (
					<li key={stage.stage} className="flex flex-wrap gap-x-2">
						<span className="w-3 flex-none text-3">{place + 1}</span>
						<span className="font-medium">{STAGE_WORDS[stage.stage].label}</span>
						<span className="text-3">{describeStage(stage)}</span>
					</li>
				))}
			</ol>
		</div>
	);
}

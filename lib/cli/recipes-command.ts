import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { type CommandResult, runCommand } from "#lib/cli/run-command.ts";
import { AppError } from "#lib/errors.ts";
import { addRecipe } from "#lib/runs/server/add-recipe.ts";
import { getRecipe } from "#lib/runs/server/get-recipe.ts";
import { listRecipes } from "#lib/runs/server/list-recipes.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** `studio recipes`. */
export function recipesCommand(): Command {
	const recipes = new Command("recipes").description("list the recipes of runs, show one with all its parameters, add one of your own");
	recipes
		.command("list")
		.description("list all recipes")
		.action(runCommand(z.object({}), list));
	recipes
		.command("show")
		.description("print a recipe as JSON, to be changed and added under another name or version")
		.argument("<name>", "which")
		.action(runCommand(z.object({ name: z.string() }), show));
	recipes
		.command("add")
		.description("add a recipe from a JSON file")
		.argument("<file>", "the file")
		.action(runCommand(z.object({ file: z.string() }), add));
	return recipes;
}

async function list(): Promise<CommandResult> {
	const recipes = await listRecipes(COMMAND_LINE);
	return { text: recipes.map(toLine).join("\n"), json: { recipes } };
}

function toLine({ name, version, says, stages }: Recipe): string {
	return `${name} ${version}: ${stages.map(({ stage }) => stage).join(", ")}\n  ${says}`;
}

async function show({ name }: { readonly name: string }): Promise<CommandResult> {
	const recipe = await getRecipe(name);
	return { text: JSON.stringify(recipe, null, 2), json: { recipe } };
}

async function add({ file }: { readonly file: string }): Promise<CommandResult> {
	const text = await readFile(file, "utf8").catch((error: Error) => {
		throw new AppError("invalid", `The recipe could not be read: ${error.message}.`);
	});
	const { name, version } = await addRecipe(COMMAND_LINE, text);
	return { text: `The recipe ${name} ${version} is added.`, json: { name, version } };
}

import "server-only";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { toServer } from "#lib/inference/server/server-row.ts";
import { rolesOfRecipe } from "#lib/runs/roles-of-recipe.ts";
import type { PlanRunInput, Run, RunRole } from "#lib/runs/schema.ts";

import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/**
 * The servers that the recipe asks, by role.
 * @throws AppError invalid, naming the role, where one is missing, not probed, or blind where eyes are needed
 */
export async function chooseRunServers(recipe: Recipe, chosen: PlanRunInput["servers"]): Promise<Run["servers"]> {
	const servers = (await database().prisma.server.findMany()).map(toServer);
	return Object.fromEntries(
		rolesOfRecipe(recipe).map((role: RunRole) => {
			const server = servers.find(({ id }) => id === chosen[role]);
			if (!server) throw new AppError("invalid", `The recipe ${recipe.name} needs a server with the role ${role}: choose one.`);
			if (!server.roles.includes(role)) throw new AppError("invalid", `${server.name} does not have the role ${role}. Its roles: ${server.roles.join(", ")}.`);
			if (!server.profile) throw new AppError("invalid", `It is not known yet what ${server.name} can do. Probe it first, in the settings.`);
			if (role === "vlm" && !server.profile.images) throw new AppError("invalid", `${server.name} does not look at pictures, which the role vlm needs.`);
			return [role, { id: server.id, name: server.name, model: server.profile.model }];
		}),
	);
}

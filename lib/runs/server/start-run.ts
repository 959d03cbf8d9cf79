import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { promptsOf } from "#lib/runs/prompts-of.ts";
import type { Run, StartRunInput } from "#lib/runs/schema.ts";
import { chooseRunServers } from "#lib/runs/server/choose-run-servers.ts";
import { getRecipe } from "#lib/runs/server/get-recipe.ts";
import { getRun } from "#lib/runs/server/get-run.ts";
import { storeRecipe } from "#lib/runs/server/store-recipe.ts";

const COMMAND_KIND = "run";

/**
 * Begins a run: the recipe is kept as it is now, and every worker takes part from now on. The same id and input again is the same run.
 * @throws AppError not_found for an unknown recipe, invalid where a role has no server that can do its work
 */
export async function startRun(actor: Actor, input: StartRunInput): Promise<Run> {
	authorize(actor, "run:manage");
	const recipe = await getRecipe(input.recipe);
	const servers = await chooseRunServers(recipe, input.servers);
	await withTransaction(async (tx) => {
		const { id, commandId, datasetId, name, seed, subjectLimit, budget } = input;
		const answer = { engine: `${recipe.name} ${recipe.version}`, seed, run: id };
		const fingerprint = sha256(canonicalBytes(input));
		const recorded = await recordCommand(tx, { id: commandId, datasetId, actor: actor.id, kind: COMMAND_KIND, fingerprint, answer });
		if (recorded.kind === "replayed") return;
		await storeRecipe(tx, recipe, actor.id);
		await tx.query(
			`INSERT INTO run (id, dataset_id, command_id, name, recipe, prompts, seed, subject_limit, servers, budget, actor)
			 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
			[
				id,
				datasetId,
				commandId,
				name,
				JSON.stringify(recipe),
				promptsOf(recipe),
				seed,
				subjectLimit,
				JSON.stringify(servers),
				JSON.stringify(budget),
				actor.id,
			],
		);
	});
	return getRun(input.id);
}

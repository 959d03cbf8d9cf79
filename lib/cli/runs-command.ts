import { setTimeout as delay } from "node:timers/promises";
import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { getRunByNumber } from "#lib/cli/get-run-by-number.ts";
import { getServerByName } from "#lib/cli/get-server-by-name.ts";
import { type CommandContext, type CommandResult, runCommand } from "#lib/cli/run-command.ts";
import { getDataset } from "#lib/history/server/find-dataset.ts";
import { createId, type ServerId } from "#lib/ids.ts";
import { listServers } from "#lib/inference/server/list-servers.ts";
import { countWorkers } from "#lib/jobs/count-workers.ts";
import { describeEstimate } from "#lib/runs/describe-estimate.ts";
import { describeRun } from "#lib/runs/describe-run.ts";
import { budgetSchema, type PlanRunInput, planRunSchema, RUN_NAME_LENGTH_MAX, RUN_ROLES, type Run, type RunRole, runRoleSchema } from "#lib/runs/schema.ts";
import { cancelRun } from "#lib/runs/server/cancel-run.ts";
import { estimateRun } from "#lib/runs/server/estimate-run.ts";
import { getRecipe } from "#lib/runs/server/get-recipe.ts";
import { getRunStatus } from "#lib/runs/server/get-run-status.ts";
import { listRuns } from "#lib/runs/server/list-runs.ts";
import { pauseRun } from "#lib/runs/server/pause-run.ts";
import { resumeRun } from "#lib/runs/server/resume-run.ts";
import { startRun } from "#lib/runs/server/start-run.ts";
import { startRunning } from "#lib/runs/server/start-running.ts";
import { seedSchema } from "#lib/synthesis/schema.ts";

const number = z.coerce.number("it must be a number");
const numbered = z.object({ number: number.pipe(z.int("it must be a whole number").positive()) });
/** role=server */
const assignedSchema = z
	.array(z.string().regex(/^[a-z]+=.+$/, `give role=server, with a role of ${RUN_ROLES.join(", ")}`))
	.default([])
	.transform((given) => given.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)] as const))
	.pipe(z.array(z.tuple([runRoleSchema, z.string()])));
const startSchema = z.object({
	recipe: z.string(),
	dataset: z.string(),
	server: assignedSchema,
	name: z.string().min(1).max(RUN_NAME_LENGTH_MAX).optional(),
	seed: number.default(1).pipe(seedSchema),
	limit: orNull(planRunSchema.shape.subjectLimit),
	calls: orNull(budgetSchema.shape.calls),
	tokens: orNull(budgetSchema.shape.tokens),
	dollars: orNull(budgetSchema.shape.dollars),
	estimate: z.boolean().default(false),
	wait: z.boolean().default(false),
});

const LOOK_MS = 500;

/** An option that was not given is no limit. */
function orNull<Schema extends z.ZodType>(schema: Schema) {
	return z.preprocess((given) => (given === undefined ? null : Number(given)), schema);
}

/** `studio runs`. */
export function runsCommand(): Command {
	const runs = new Command("runs").description("carry out recipes over datasets: start runs, see how they stand, pause, resume and cancel them");
	runs
		.command("list")
		.description("list the newest runs")
		.action(runCommand(z.object({}), list));
	runs
		.command("start")
		.description("start a run; every worker of the studio takes part in it")
		.argument("<recipe>", "which recipe; studio recipes list names them")
		.requiredOption("--dataset <name>", "the dataset")
		.option("--server <role=name...>", "who answers in a role, as vlm=gpu-1; a role that only one server has needs none")
		.option("--name <name>", "what the run is called (default: the recipe and the dataset)")
		.option("--seed <number>", "the same seed, dataset and servers ask for the same (default: 1)")
		.option("--limit <number>", "so many images only, the first by key")
		.option("--calls <number>", "pause when so many calls were made")
		.option("--tokens <number>", "pause when so many tokens were spent, of prompts and answers together")
		.option("--dollars <number>", "pause when so much was spent, by the prices of the servers")
		.option("--estimate", "tell what it would come to, and start nothing")
		.option("--wait", "stay until it ends or pauses; takes part in it where no worker runs")
		.action(runCommand(startSchema, start));
	for (const [name, description, act] of [
		["status", "tell how a run stands", status],
		["pause", "start no more calls; those in flight are finished", pause],
		["resume", "go on with a run that was paused or failed", resume],
		["cancel", "end a run for good; what it made stays", cancel],
	] as const) {
		runs.command(name).description(description).argument("<number>", "which run").action(runCommand(numbered, act));
	}
	return runs;
}

async function list(): Promise<CommandResult> {
	const { runs } = await listRuns(COMMAND_LINE, {});
	const lines = runs.map((run) => `${run.number}  ${run.state.padEnd(9)}  ${run.name} (${run.recipe.name}, ${run.dataset})`);
	return { text: lines.length === 0 ? "There is no run yet. Start one with: studio runs start" : lines.join("\n"), json: { runs } };
}

async function start({ estimate, wait, ...input }: z.infer<typeof startSchema>, context: CommandContext): Promise<CommandResult> {
	const { id: datasetId, name: dataset } = await getDataset(COMMAND_LINE, input.dataset);
	const servers = await chooseServers(input.server);
	const planned: PlanRunInput = { datasetId, recipe: input.recipe, servers, subjectLimit: input.limit };
	if (estimate) {
		const told = await estimateRun(COMMAND_LINE, planned);
		return { text: describeEstimate(told).join("\n"), json: { estimate: told } };
	}
	const { name: recipe } = await getRecipe(input.recipe);
	const { calls, tokens, dollars, seed, name = `${recipe} on ${dataset}` } = input;
	const run = await startRun(COMMAND_LINE, { ...planned, id: createId(), commandId: createId(), name, seed, budget: { calls, tokens, dollars } });
	if (wait) return waitFor(run, context);
	const workers = await countWorkers();
	const hint = workers === 0 ? " No worker runs at the moment: it begins when the studio is started." : "";
	return { text: `Run ${run.number} is started.${hint} See it with: studio runs status ${run.number}`, json: { run } };
}

/** Those that were named; for other roles the only server that has it. */
async function chooseServers(given: readonly (readonly [RunRole, string])[]): Promise<Partial<Record<RunRole, ServerId>>> {
	const named = await Promise.all(given.map(async ([role, name]) => [role, (await getServerByName(name)).id] as const));
	return { ...(await findOnlyServers()), ...Object.fromEntries(named) };
}

async function findOnlyServers(): Promise<Partial<Record<RunRole, ServerId>>> {
	const servers = await listServers(COMMAND_LINE);
	return Object.fromEntries(
		RUN_ROLES.flatMap((role) => {
			const able = servers.filter(({ roles }) => roles.includes(role));
			return able.length === 1 && able[0] ? [[role, able[0].id] as const] : [];
		}),
	);
}

/** Ctrl-C pauses nothing: workers go on. Where none runs, this process is one for as long as it waits. */
async function waitFor(run: Run, { signal, progress }: CommandContext): Promise<CommandResult> {
	const own = (await countWorkers()) === 0 ? startRunning() : null;
	try {
		for (;;) {
			const told = await getRunStatus(COMMAND_LINE, run);
			const [first] = told.funnel;
			progress(first?.done ?? 0, told.run.isPlanned ? (first?.in ?? 0) : null);
			if (told.run.state !== "running") return { ...toResult(told), hasFailed: told.run.state !== "done" };
			signal.throwIfAborted();
			await delay(LOOK_MS, undefined, { signal });
		}
	} finally {
		await own?.stop();
	}
}

function toResult(told: Awaited<ReturnType<typeof getRunStatus>>): CommandResult {
	return { text: describeRun(told).join("\n"), json: { status: told } };
}

type Numbered = z.infer<typeof numbered>;

async function status({ number: wanted }: Numbered): Promise<CommandResult> {
	return toResult(await getRunStatus(COMMAND_LINE, { id: await getRunByNumber(wanted) }));
}

async function pause(target: Numbered): Promise<CommandResult> {
	return moved(await pauseRun(COMMAND_LINE, { id: await getRunByNumber(target.number) }));
}

async function resume(target: Numbered): Promise<CommandResult> {
	return moved(await resumeRun(COMMAND_LINE, { id: await getRunByNumber(target.number) }));
}

async function cancel(target: Numbered): Promise<CommandResult> {
	return moved(await cancelRun(COMMAND_LINE, { id: await getRunByNumber(target.number) }));
}

function moved(run: Run): CommandResult {
	return { text: `Run ${run.number} is ${run.state}.`, json: { run } };
}

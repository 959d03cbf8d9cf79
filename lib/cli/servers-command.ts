import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { getServerByName } from "#lib/cli/get-server-by-name.ts";
import { type CommandContext, runCommand } from "#lib/cli/run-command.ts";
import { AppError } from "#lib/errors.ts";
import { createId, type ServerId } from "#lib/ids.ts";
import { describeProfile } from "#lib/inference/describe-profile.ts";
import { addServerSchema, IN_FLIGHT_DEFAULT, type Server, serverPriceSchema, serverRoleSchema } from "#lib/inference/schema.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { listServers } from "#lib/inference/server/list-servers.ts";
import { probeServer } from "#lib/inference/server/probe-server.ts";
import { removeServer } from "#lib/inference/server/remove-server.ts";

const commaList = z.string().transform((given) => given.split(",").map((one) => one.trim()));

const addSchema = z.object({
	name: addServerSchema.shape.name,
	url: addServerSchema.shape.urls,
	role: commaList.pipe(z.array(serverRoleSchema).min(1)),
	model: addServerSchema.shape.model.default(null),
	keyFile: z.string().optional(),
	price: z
		.string()
		.transform((given) => given.split("/").map(Number))
		.pipe(z.tuple([z.number(), z.number()], "give two numbers, as 0.15/0.60"))
		.transform(([prompt, completion]) => ({ prompt, completion }))
		.pipe(serverPriceSchema)
		.optional(),
	inFlight: z.coerce.number().pipe(addServerSchema.shape.inFlightMax).default(IN_FLIGHT_DEFAULT),
});
const namedSchema = z.object({ name: z.string() });

export function serversCommand(): Command {
	const servers = new Command("servers").description("list inference servers, add them, ask what they can do, forget them");
	servers
		.command("list")
		.description("list all servers, with what each can do")
		.action(runCommand(z.object({}), list));
	servers
		.command("add")
		.description("add a server and ask it what it can do")
		.argument("<name>", "what it is called here")
		.requiredOption("--url <address...>", "where it answers, as http://localhost:8000/v1; several are replicas of each other")
		.requiredOption("--role <roles>", "what it is for, comma-separated: writer, vlm, reasoner, judge, policy, detector")
		.option("--model <id>", "which of its models (default: the first)")
		.option("--key-file <file>", "a file that holds its key; - reads it from stdin")
		.option("--price <dollars>", "what a million tokens of prompts and of answers cost, as 0.15/0.60; costs are told in tokens without it")
		.option("--in-flight <n>", "calls that a replica may have in flight at most", `${IN_FLIGHT_DEFAULT}`)
		.action(runCommand(addSchema, add));
	servers.command("probe").description("ask a server again what it can do").argument("<name>", "which").action(runCommand(namedSchema, probe));
	servers.command("remove").description("forget a server and its key").argument("<name>", "which").action(runCommand(namedSchema, remove));
	return servers;
}

async function list() {
	const servers = await listServers(COMMAND_LINE);
	return { text: servers.length === 0 ? "There is no server yet. Add one with: studio servers add" : servers.map(toText).join("\n"), json: { servers } };
}

async function add({ name, url: urls, role: roles, model, keyFile, inFlight: inFlightMax, price }: z.infer<typeof addSchema>, context: CommandContext) {
	const key = keyFile === undefined ? null : await readKey(keyFile);
	const { id } = await addServer(COMMAND_LINE, { id: createId<ServerId>(), name, urls, roles, model, key, inFlightMax, price: price ?? null });
	return probed(await probeServer(COMMAND_LINE, { id }, context.signal));
}

async function probe({ name }: z.infer<typeof namedSchema>, context: CommandContext) {
	const { id } = await getServerByName(name);
	return probed(await probeServer(COMMAND_LINE, { id }, context.signal));
}

async function remove({ name }: z.infer<typeof namedSchema>) {
	const { id } = await getServerByName(name);
	await removeServer(COMMAND_LINE, { id });
	return { text: `${name} is forgotten. What it made remains.`, json: { removed: name } };
}

function probed(server: Server) {
	return { hasFailed: server.probeError !== null, text: toText(server), json: { server } };
}

/** Never from an argument, which others on the machine can see. */
async function readKey(file: string): Promise<string> {
	const said = await (file === "-" ? text(process.stdin) : readFile(file, "utf8")).catch((error: Error) => {
		throw new AppError("invalid", `The key could not be read: ${error.message}.`);
	});
	const key = addServerSchema.shape.key.safeParse(said.trim());
	if (!key.success) throw new AppError("invalid", `The file holds no key: ${key.error.issues[0]?.message}.`);
	return key.data ?? "";
}

function toText(server: Server): string {
	const head = `${server.name}  ${server.roles.join(", ")}  ${server.urls.join(" ")}`;
	if (server.probeError !== null) return `${head}\n  ${server.probeError}`;
	return `${head}\n  ${server.profile ? describeProfile(server.profile) : "not probed yet"}`;
}

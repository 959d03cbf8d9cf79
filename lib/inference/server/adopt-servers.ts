import "server-only";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { createId, type ServerId } from "#lib/ids.ts";
import { addServerSchema, IN_FLIGHT_DEFAULT } from "#lib/inference/schema.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { openKey } from "#lib/inference/server/seal-key.ts";
import { keptSecret } from "#lib/storage/kept-secret.ts";

const { name, urls, roles, model, key, inFlightMax, price } = addServerSchema.shape;
const givenSchema = z.array(
	z.strictObject({ name, urls, roles, model: model.default(null), key: key.default(null), inFlightMax: inFlightMax.default(IN_FLIGHT_DEFAULT), price }),
);
type GivenServer = z.infer<typeof givenSchema>[number];

/**
 * Enters the servers that the environment names, `TRACEWRIGHT_SERVERS` as a JSON list of `{ name, urls, roles, model?, key?, inFlightMax?, price? }`: new ones
 * are added, one of the same name that is given otherwise is replaced, those that are not named stay. They are probed soon after.
 * @throws AppError invalid, naming the place, where the list is not one
 */
export async function adoptServers(json: string): Promise<void> {
	for (const given of readList(json)) await adopt(given);
}

function readList(json: string): readonly GivenServer[] {
	const parsed = givenSchema.safeParse(parseJson(json));
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new AppError("invalid", `TRACEWRIGHT_SERVERS is not a list of servers, at ${issue?.path.join(".") || "its beginning"}: ${issue?.message}.`);
}

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}

async function adopt(given: GivenServer): Promise<void> {
	const { prisma } = database();
	const known = await prisma.server.findUnique({ where: { name: given.name } });
	if (known) {
		const isSame =
			JSON.stringify([known.urls, known.roles, known.model, known.inFlightMax, known.promptPrice, known.completionPrice]) ===
			JSON.stringify([given.urls, given.roles, given.model, given.inFlightMax, given.price?.prompt ?? null, given.price?.completion ?? null]);
		if (isSame && keyOf(known) === given.key) return;
		await prisma.server.deleteMany({ where: { id: known.id } });
	}
	await addServer(COMMAND_LINE, { id: createId<ServerId>(), ...given });
}

/** Undefined for one that cannot be opened, which then is none that could be the same. */
function keyOf({ sealedKey, urls: bound }: { readonly sealedKey: Uint8Array | null; readonly urls: readonly string[] }): string | null | undefined {
	if (sealedKey === null) return null;
	try {
		return openKey(Buffer.from(sealedKey), { secret: keptSecret("servers"), urls: bound });
	} catch {
		return undefined;
	}
}

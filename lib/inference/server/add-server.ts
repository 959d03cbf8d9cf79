import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { isUniqueBreach } from "#lib/db/is-unique-breach.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import type { AddServerInput, Server } from "#lib/inference/schema.ts";
import { sealKey } from "#lib/inference/server/seal-key.ts";
import { toServer } from "#lib/inference/server/server-row.ts";
import { isAllowedHost, refusalOfHost } from "#lib/inference/server-address.ts";
import { keptSecret } from "#lib/storage/kept-secret.ts";

/**
 * Enters a server, not probed yet: it may not run at the moment.
 * @throws AppError forbidden for a host that is not allowed, conflict for a name that another server has
 */
export async function addServer(actor: Actor, { id, key, price, ...given }: AddServerInput): Promise<Server> {
	authorize(actor, "server:manage");
	const refused = given.urls.find((url) => !isAllowedHost(url, env().TRACEWRIGHT_SERVER_HOSTS));
	if (refused) throw new AppError("forbidden", refusalOfHost(refused));
	const sealedKey = key === null ? null : new Uint8Array(sealKey(key, { secret: keptSecret("servers"), urls: given.urls }));
	try {
		return toServer(
			await database().prisma.server.create({
				data: { id, ...given, sealedKey, promptPrice: price?.prompt ?? null, completionPrice: price?.completion ?? null, actor: actor.id },
			}),
		);
	} catch (error) {
		if (isUniqueBreach(error)) throw new AppError("conflict", `There is a server named "${given.name}" already.`);
		throw error;
	}
}

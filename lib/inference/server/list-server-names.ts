import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { ServerId } from "#lib/ids.ts";
import type { ServerRole } from "#lib/inference/schema.ts";
import { toServer } from "#lib/inference/server/server-row.ts";

/** A server as those know it who may have it write, and not more: no address, no limits. */
export type ServerName = {
	readonly id: ServerId;
	readonly name: string;
	readonly model: string;
	readonly roles: readonly ServerRole[];
	readonly seesPictures: boolean;
};

/** The servers that a probe has come through to, by name. */
export async function listServerNames(actor: Actor): Promise<readonly ServerName[]> {
	authorize(actor, "question:edit");
	const servers = (await database().prisma.server.findMany({ orderBy: { name: "asc" } })).map(toServer);
	return servers.flatMap(({ id, name, roles, profile }) => (profile ? [{ id, name, model: profile.model, roles, seesPictures: profile.images }] : []));
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { ServerId } from "#lib/ids.ts";
import { listServerNames } from "#lib/inference/server/list-server-names.ts";
import type { CandidateOffer } from "#lib/synthesis/candidate-schema.ts";

const INSTRUCTIONS_MAX = 8;
/** Further back nobody looks for a wish. */
const LOOKED_AT = 200;

/** Which engines there are, and what this person chose and wished for lately. */
export async function findCandidateOffer(actor: Actor): Promise<CandidateOffer> {
	authorize(actor, "question:edit");
	const [servers, { rows }] = await Promise.all([
		listServerNames(actor),
		database().pool.query<{ instruction: string; serverId: ServerId | null }>(
			'SELECT instruction, server_id AS "serverId" FROM candidate WHERE actor = $1 ORDER BY asked_at DESC LIMIT $2',
			[actor.id, LOOKED_AT],
		),
	]);
	const [last] = rows;
	return {
		servers: servers.map(({ roles, ...server }) => ({ ...server, roles: [...roles] })),
		instructions: [...new Set(rows.flatMap(({ instruction }) => instruction || []))].slice(0, INSTRUCTIONS_MAX),
		lastEngine: last ? (last.serverId ? { kind: "server", serverId: last.serverId } : { kind: "rules" }) : null,
	};
}

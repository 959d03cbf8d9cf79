import "server-only";
import type { Server as ServerRow } from "#lib/db/generated/client.ts";
import { serverIdSchema } from "#lib/ids.ts";
import { type Server, serverProfileSchema, serverRoleSchema } from "#lib/inference/schema.ts";

/** A profile that another version of the studio wrote and this one cannot read counts as none: the server is to be probed again. */
export function toServer(row: ServerRow): Server {
	return {
		id: serverIdSchema.parse(row.id),
		name: row.name,
		urls: row.urls,
		roles: serverRoleSchema.array().parse(row.roles),
		model: row.model,
		hasKey: row.sealedKey !== null,
		inFlightMax: row.inFlightMax,
		price: row.promptPrice === null || row.completionPrice === null ? null : { prompt: row.promptPrice, completion: row.completionPrice },
		profile: serverProfileSchema.safeParse(row.profile).data ?? null,
		probedAt: row.probedAt?.toISOString() ?? null,
		probeError: row.probeError,
	};
}

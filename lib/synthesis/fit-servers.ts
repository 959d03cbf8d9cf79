import type { CandidateContent, CandidateOffer } from "#lib/synthesis/candidate-schema.ts";
import { rolesOfCandidate } from "#lib/synthesis/roles-of-candidate.ts";

type OfferedServer = CandidateOffer["servers"][number];

/** The servers that can make it anew. */
export function fitServers(servers: readonly OfferedServer[], content: CandidateContent): readonly OfferedServer[] {
	const roles: readonly string[] = rolesOfCandidate(content);
	return servers.filter((server) => server.roles.some((role) => roles.includes(role)));
}

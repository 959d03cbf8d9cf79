import type { Server } from "#lib/inference/schema.ts";
import type { RunRole } from "#lib/runs/schema.ts";

/** Why a server that has the role cannot do its work, in a few words; null where it can. */
export function whyUnfit({ profile, probeError }: Pick<Server, "profile" | "probeError">, role: RunRole): string | null {
	if (!profile) return probeError === null ? "not probed yet" : "did not answer its probe";
	return role === "vlm" && !profile.images ? "does not look at pictures" : null;
}

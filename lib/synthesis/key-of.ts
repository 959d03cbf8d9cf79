import { canonicalBytes, sha256 } from "#lib/history/content.ts";

/** A subject's key out of what makes it the one it is. */
export function keyOf(identity: unknown): string {
	return sha256(canonicalBytes(identity)).toString("hex");
}

import "server-only";
import { accessSync, constants } from "node:fs";
import { env } from "#lib/env.ts";

export function storageHealth(): "ok" | "not writable" {
	try {
		accessSync(env().dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
		return "ok";
	} catch {
		return "not writable";
	}
}

import "server-only";
import path from "node:path";
import type { JobId } from "#lib/ids.ts";
import { dataFolder } from "#lib/storage/data-folder.ts";

/** Where an export that was asked for in the browser lies until it is downloaded. */
export function exportFolder(id: JobId): string {
	return path.join(dataFolder(), "exports", id);
}

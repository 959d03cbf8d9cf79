import "server-only";
import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder with those above it, and tells whether it was missing. Node's own recursive mkdir never comes back where a folder that is
 * there denies being there when something is made in it, as those of /proc do.
 */
export function makeFolder(folder: string, mode = 0o777): boolean {
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
	const above = path.dirname(folder);
	if (above !== folder) makeFolder(above, mode);
	try {
		mkdirSync(folder, { mode });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST" && statSync(folder).isDirectory()) return false;
		throw error;
	}
}

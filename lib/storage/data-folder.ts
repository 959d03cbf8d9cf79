import "server-only";
import path from "node:path";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { makeFolder } from "#lib/storage/make-folder.ts";

/** The folder that keeps everything that is not code. Made for its owner alone, so that nobody else on the machine reads people's data. */
export function dataFolder(folder: string = env().dataDir): string {
	const absolute = path.resolve(folder);
	try {
		makeFolder(absolute, 0o700);
	} catch (error) {
		throw new AppError(
			"unavailable",
			`The data folder ${absolute} cannot be made: ${(error as Error).message}. Set TRACEWRIGHT_DATA to a folder you may write to.`,
		);
	}
	return absolute;
}

import { AppError } from "#lib/errors.ts";

/** Runs a script's body: an expected failure is told in its own sentence, a surprise with its stack. */
export async function runEntry(body: () => Promise<void>): Promise<void> {
	try {
		await body();
		process.exit(0);
	} catch (error) {
		process.stderr.write(`${error instanceof AppError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
		process.exit(1);
	}
}

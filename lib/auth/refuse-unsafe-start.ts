import "server-only";
import { sessionSecret } from "#lib/auth/session-secret.ts";
import { AppError } from "#lib/errors.ts";
import { origins } from "#lib/http/origins.ts";
import { log } from "#lib/log.ts";

/** Ends the process where sessions could be forged or the studio's own address is not known. */
export function refuseUnsafeStart(): void {
	try {
		sessionSecret();
		origins();
	} catch (error) {
		log.fatal(error instanceof AppError ? error.message : error);
		process.exit(1);
	}
}

import "server-only";
import { isAPIError } from "better-auth/api";
import { auth } from "#lib/auth/auth.ts";
import type { Credentials } from "#lib/auth/schema.ts";
import { clearSignInTries, takeSignInTry } from "#lib/auth/sign-in-limiter.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Begins a session under a new token and sets its cookie.
 * @throws AppError unauthenticated, the same whether the address or the password is wrong; limit after too many tries.
 */
export async function signIn(credentials: Credentials, headers: Headers): Promise<Headers> {
	takeSignInTry(credentials.email);
	try {
		const begun = await auth().api.signInEmail({ body: credentials, headers, returnHeaders: true });
		clearSignInTries(credentials.email);
		return begun.headers;
	} catch (error) {
		if (isAPIError(error) && error.statusCode < 500) throw new AppError("unauthenticated", "That address and password do not belong together.");
		throw error;
	}
}

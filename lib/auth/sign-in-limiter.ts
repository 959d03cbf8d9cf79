import "server-only";
import { type SignInTries, secondsUntilNextTry, withAnotherTry } from "#lib/auth/sign-in-delay.ts";
import { AppError } from "#lib/errors.ts";

const ACCOUNTS_MAX = 10_000;

// Of the process, not of the bundle: routes and actions count together.
const holder = globalThis as { tracewrightSignIns?: Map<string, SignInTries> };

/**
 * Counts a try before the password is looked at, so that many at once are counted too. Accounts that do not exist are
 * counted alike: the answer tells nothing about who is here.
 * @throws AppError limit, with `retryAfterSeconds`.
 */
export function takeSignInTry(email: string, now = performance.now() / 1_000): void {
	const known = signIns();
	const tries = known.get(email);
	const seconds = Math.ceil(secondsUntilNextTry(tries, now));
	if (seconds > 0) throw new AppError("limit", `Too many tries. Wait ${seconds} s and try again.`, { retryAfterSeconds: seconds });
	known.delete(email); // so that the map stays in the order of the last try
	known.set(email, withAnotherTry(tries, now));
	const oldest = known.keys().next();
	if (known.size > ACCOUNTS_MAX && !oldest.done) known.delete(oldest.value);
}

export function clearSignInTries(email: string): void {
	signIns().delete(email);
}

function signIns(): Map<string, SignInTries> {
	holder.tracewrightSignIns ??= new Map();
	return holder.tracewrightSignIns;
}

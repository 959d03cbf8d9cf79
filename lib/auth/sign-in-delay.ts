/** Tries that anybody may need who has mistyped. */
const FREE_TRIES = 5;
const DELAY_SECONDS_MAX = 60;
const FORGOTTEN_AFTER_SECONDS = 900;

/** What is known of the sign-ins tried for one account. Times are in seconds. */
export type SignInTries = { readonly count: number; readonly at: number };

/**
 * How long to wait before the next try: nothing for the first five, then 1, 2, 4 … 60 seconds after the last one taken.
 * The cap is short on purpose: somebody who guesses must not be able to keep the account's owner out.
 */
export function secondsUntilNextTry(tries: SignInTries | undefined, now: number): number {
	if (!tries || tries.count < FREE_TRIES || isForgotten(tries, now)) return 0;
	const delay = Math.min(DELAY_SECONDS_MAX, 2 ** (tries.count - FREE_TRIES));
	return Math.max(0, tries.at + delay - now);
}

export function withAnotherTry(tries: SignInTries | undefined, now: number): SignInTries {
	return { count: (tries && !isForgotten(tries, now) ? tries.count : 0) + 1, at: now };
}

function isForgotten(tries: SignInTries, now: number): boolean {
	return now - tries.at > FORGOTTEN_AFTER_SECONDS;
}

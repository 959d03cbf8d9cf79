import "server-only";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

const LENGTH_MIN = 32;
const DIFFERENT_CHARACTERS_MIN = 10;

/**
 * The key that signs sessions. The launcher makes one in the data folder and hands it to its processes.
 * @throws AppError unavailable where there is none, or one that could be guessed.
 */
export function sessionSecret(): string {
	const secret = env().TRACEWRIGHT_SECRET;
	if (!secret) throw new AppError("unavailable", "TRACEWRIGHT_SECRET is not set. Start the studio with npm start, which makes one.");
	if (isWeakSecret(secret))
		throw new AppError("unavailable", `TRACEWRIGHT_SECRET is too weak: give at least ${LENGTH_MIN} random characters, or leave it out and one is made.`);
	return secret;
}

export function isWeakSecret(secret: string): boolean {
	return secret.length < LENGTH_MIN || new Set(secret).size < DIFFERENT_CHARACTERS_MIN || /secret|password|changeme|default|example/i.test(secret);
}

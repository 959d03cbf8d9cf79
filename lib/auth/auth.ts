import "server-only";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from "#lib/auth/schema.ts";
import { COOKIE_PREFIX } from "#lib/auth/session-cookie.ts";
import { sessionSecret } from "#lib/auth/session-secret.ts";
import { type Database, database } from "#lib/db/database.ts";
import { origins } from "#lib/http/origins.ts";
import { log } from "#lib/log.ts";

const holder = globalThis as { tracewrightAuth?: WeakMap<Database, ReturnType<typeof createAuth>> };

/** Sessions and passwords. People are made by `lib/auth/server` alone: better-auth's own sign-up is closed. */
export function auth() {
	holder.tracewrightAuth ??= new WeakMap();
	const open = database();
	const present = holder.tracewrightAuth.get(open);
	if (present) return present;
	const made = createAuth(open);
	holder.tracewrightAuth.set(open, made);
	return made;
}

function createAuth(open: Database) {
	const trusted = origins();
	return betterAuth({
		appName: "Tracewright",
		baseURL: trusted[0] ?? "http://127.0.0.1:3000",
		trustedOrigins: [...trusted],
		secret: sessionSecret(),
		database: prismaAdapter(open.prisma, { provider: "postgresql", transaction: true }),
		telemetry: { enabled: false },
		// Ours counts wrong tries per account (sign-in-limiter.ts); theirs counts requests per address, which proxies share.
		rateLimit: { enabled: false },
		logger: { level: "error", log: (level, message) => log[level]({ from: "better-auth" }, message) },
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH_MIN, maxPasswordLength: PASSWORD_LENGTH_MAX },
		user: { modelName: "person", additionalFields: { role: { type: "string", input: false, defaultValue: "reviewer" } } },
		session: { modelName: "session", fields: { userId: "personId" } },
		account: { modelName: "account", fields: { userId: "personId" } },
		verification: { modelName: "verification" },
		advanced: { cookiePrefix: COOKIE_PREFIX },
	});
}

import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "#lib/env.ts";
import { isLoopback, origins } from "#lib/http/origins.ts";
import { dataFolder } from "#lib/storage/data-folder.ts";

/** Where others can reach the studio, its owner is whoever holds the link that was printed at start, not whoever comes first. */
export function isSetupTokenRequired(): boolean {
	return !isLoopback(env().HOST) || origins().some((origin) => !isLoopback(new URL(origin).hostname.replaceAll(/[[\]]/g, "")));
}

/** Makes the one token that opens the set-up, in place of any earlier one. The data folder keeps its hash alone. */
export function createSetupToken(): string {
	mkdirSync(path.dirname(tokenFile()), { recursive: true, mode: 0o700 });
	const token = randomBytes(32).toString("base64url");
	const draft = `${tokenFile()}.${process.pid}`;
	writeFileSync(draft, hashOf(token).toString("hex"), { mode: 0o600 });
	renameSync(draft, tokenFile());
	return token;
}

export function isSetupTokenValid(token: string | null | undefined): boolean {
	if (!isSetupTokenRequired()) return true;
	const kept = findHash();
	return kept !== null && token !== null && token !== undefined && timingSafeEqual(kept, hashOf(token));
}

/** Once there is an owner the link opens nothing more. */
export function removeSetupToken(): void {
	rmSync(tokenFile(), { force: true });
}

function findHash(): Buffer | null {
	try {
		const kept = Buffer.from(readFileSync(tokenFile(), "utf8"), "hex");
		return kept.length === 32 ? kept : null;
	} catch {
		return null;
	}
}

function hashOf(token: string): Buffer {
	return createHash("sha256").update(token).digest();
}

function tokenFile(): string {
	return path.join(dataFolder(), "secrets/setup-token");
}

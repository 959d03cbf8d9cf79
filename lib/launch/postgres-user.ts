import { spawnSync } from "node:child_process";
import { chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { AppError } from "#lib/errors.ts";

type Account = { readonly uid: number; readonly gid: number };

/** How Postgres, which refuses to run as root, is run: by which command, and who must own its files. */
export type PostgresUser = {
	readonly kind: "direct" | "setuid" | "namespace" | "capability";
	readonly owner: Account | null;
	readonly wrap: (command: string, args: readonly string[]) => { readonly command: string; readonly args: readonly string[] } & Partial<Account>;
};

/**
 * An ordinary user runs Postgres as is. Root runs it, best first: as the account `postgres` or `nobody`, where that one can reach program and data;
 * inside a user namespace, where root is nobody; or as that account with the right to pass closed folders (containers, with all in /root).
 */
export function postgresUser(binariesRoot: string, cluster: string, without: readonly PostgresUser["kind"][] = []): PostgresUser {
	if (process.getuid?.() !== 0) return { kind: "direct", owner: null, wrap: (command, args) => ({ command, args }) };
	const account = accountOf("postgres") ?? accountOf("nobody") ?? { uid: 65_534, gid: 65_534 };
	const isReachable = othersMayEnter(binariesRoot) && othersMayEnter(path.dirname(cluster));
	const ways = [...(isReachable ? [asAccount(account)] : []), inNamespace(), withCapability(account)];
	return ways.find((way) => !without.includes(way.kind) && works(way)) ?? refuse();
}

/** Postgres wants to own its folder. Files change hands when a folder is moved between machines or ways to run. Only while no server runs. */
export function handOver(folder: string, owner: Account): void {
	if (statSync(folder).uid === owner.uid) return;
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) lchownSync(path.join(entry.parentPath, entry.name), owner.uid, owner.gid);
	chownSync(folder, owner.uid, owner.gid);
}

function asAccount(account: Account): PostgresUser {
	return { kind: "setuid", owner: account, wrap: (command, args) => ({ command, args, ...account }) };
}

function inNamespace(): PostgresUser {
	const unshare = ["--user", "--map-user=65534", "--map-group=65534", "--"];
	return { kind: "namespace", owner: { uid: 0, gid: 0 }, wrap: (command, args) => ({ command: "unshare", args: [...unshare, command, ...args] }) };
}

function withCapability({ uid, gid }: Account): PostgresUser {
	const setpriv = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--"];
	return { kind: "capability", owner: { uid, gid }, wrap: (command, args) => ({ command: "setpriv", args: [...setpriv, command, ...args] }) };
}

function works(way: PostgresUser): boolean {
	const { command, args, uid, gid } = way.wrap("/bin/true", []);
	return spawnSync(command, args, { uid, gid, stdio: "ignore" }).status === 0;
}

function refuse(): never {
	throw new AppError(
		"unavailable",
		"Postgres refuses to run as root, and here root can take no other user: start as an ordinary user, or set DATABASE_URL to a server that runs.",
	);
}

function accountOf(name: string): Account | null {
	const line = readFileSync("/etc/passwd", "utf8")
		.split("\n")
		.find((entry) => entry.startsWith(`${name}:`));
	const [, , uid, gid] = line?.split(":") ?? [];
	return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function othersMayEnter(folder: string): boolean {
	const isOpen = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
	return isOpen && (folder === "/" || othersMayEnter(path.dirname(folder)));
}

import "server-only";
import { hostname, networkInterfaces } from "node:os";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

/** The origins the studio is reached under, the first being the one that links are made with. */
export function origins(): readonly string[] {
	const { HOST, PORT, TRACEWRIGHT_URL } = env();
	return [
		...new Set([
			...publicOrigins(TRACEWRIGHT_URL),
			...hostNames(HOST)
				.map((name) => `http://${bracketed(name)}:${PORT}`)
				.map(toOrigin),
		]),
	];
}

/**
 * Refuses a request that did not come from one of our own pages. A browser names the origin of every unsafe request, so
 * one without any (or with "null": a sandboxed frame, a redirect across origins) is refused as well.
 * @throws AppError forbidden
 */
export function assertOwnOrigin(headers: Headers): void {
	const origin = headers.get("origin");
	if (origin !== null && origins().includes(origin)) return;
	throw new AppError(
		"forbidden",
		origin === null || origin === "null"
			? "This request does not say which page it came from, so it was refused."
			: `This request came from ${origin}, which is not this studio. If it is, name it in TRACEWRIGHT_URL.`,
	);
}

export function isLoopback(host: string): boolean {
	return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function publicOrigins(list: string | undefined): readonly string[] {
	return (list ?? "")
		.split(",")
		.map((entry) => entry.trim())
		.filter((entry) => entry !== "")
		.map((entry) => {
			const url = URL.parse(entry);
			if (!url || !/^https?:$/.test(url.protocol)) throw new AppError("invalid", `TRACEWRIGHT_URL holds "${entry}", which is not an http(s) address.`);
			if (url.pathname !== "/" || url.search !== "")
				throw new AppError("invalid", `TRACEWRIGHT_URL holds "${entry}", but the studio has an origin to itself: name it without the part after the host.`);
			return url.origin;
		});
}

/** A wildcard address is reached under every address of the machine, but under no name that somebody else could point at it. */
function hostNames(host: string): readonly string[] {
	const loopback = ["127.0.0.1", "localhost", "::1"];
	if (isLoopback(host)) return [host, ...loopback];
	if (host !== "0.0.0.0" && host !== "::") return [host];
	const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((one) => one.address));
	return [...loopback, hostname(), ...addresses.filter((address) => !address.includes("%"))];
}

function bracketed(name: string): string {
	return name.includes(":") ? `[${name}]` : name;
}

/** Without the port where it is the scheme's own, as browsers write it. */
function toOrigin(url: string): string {
	return new URL(url).origin;
}

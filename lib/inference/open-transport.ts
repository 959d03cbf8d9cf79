import "server-only";
import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { Readable } from "node:stream";
import { Agent, request } from "undici";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { isAllowedHost, isLoopback, refusalOfHost } from "#lib/inference/server-address.ts";

export type Transport = { readonly fetch: typeof fetch; readonly close: () => Promise<void> };

const CONNECT_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Statuses that a Response may not have a body with. */
export const NO_BODY = new Set([204, 205, 304]);

/**
 * Connections to one host. Its name is resolved once and kept, so that a name cannot lead elsewhere later; redirects are not followed, so that a
 * server cannot send the key elsewhere; and there is no time limit but the caller's, where Node's own fetch gives up after 300 seconds.
 * @throws AppError forbidden for a host that is not allowed, unavailable for one that has no address
 */
export async function openTransport(url: string): Promise<Transport> {
	const allowed = env().TRACEWRIGHT_SERVER_HOSTS;
	if (!isAllowedHost(url, allowed)) throw new AppError("forbidden", refusalOfHost(url));
	const [first, ...others] = await resolveOnce(url);
	const pinned = [first, ...others];
	const agent = new Agent({
		headersTimeout: 0,
		bodyTimeout: 0,
		connect: {
			timeout: CONNECT_MS,
			lookup: (_hostname, options, callback) => (options.all ? callback(null, [...pinned]) : callback(null, first.address, first.family)),
		},
	});
	return { fetch: (input, init) => send(agent, input, init), close: () => agent.destroy() };
}

/** `fetch` with what the studio asks of it, by undici's own `request`: of a short call its `fetch` was a fifth of the work. */
async function send(dispatcher: Agent, input: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> {
	const url = input instanceof Request ? input.url : input;
	const { statusCode, headers, body } = await request(url, {
		dispatcher,
		method: init.method === "POST" ? "POST" : "GET",
		headers: Object.fromEntries(new Headers(init.headers)),
		body: toBytes(init.body),
		signal: init.signal ?? null,
	});
	const given = { status: statusCode, headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]) };
	if (REDIRECTS.has(statusCode)) {
		await body.dump();
		throw new TypeError("The server sends the call elsewhere.");
	}
	if (String(headers["content-type"]).startsWith("text/event-stream")) return new Response(Readable.toWeb(body) as ReadableStream, given);
	const said = await body.text();
	return new Response(NO_BODY.has(statusCode) ? null : said, given);
}

function toBytes(body: RequestInit["body"]): string | Uint8Array | null {
	if (body === undefined || body === null || typeof body === "string" || body instanceof Uint8Array) return body ?? null;
	throw new TypeError("Calls are sent as text or as bytes.");
}

async function resolveOnce(url: string): Promise<readonly [LookupAddress, ...LookupAddress[]]> {
	const hostname = new URL(url).hostname.replace(/^\[|\]$/g, "");
	const addresses = await lookup(hostname, { all: true }).catch(() => []);
	// A name of this machine must not be answered for by anybody else.
	const [first, ...others] = isAllowedHost(url, "") ? addresses.filter(({ address }) => isLoopback(address)) : addresses;
	if (!first) throw new AppError("unavailable", `${hostname} has no address. Check the spelling, and that its name is known on this machine.`);
	return [first, ...others];
}

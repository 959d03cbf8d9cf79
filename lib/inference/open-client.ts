import "server-only";
import OpenAI from "openai";
import { NO_BODY, openTransport } from "#lib/inference/open-transport.ts";

export type Replica = {
	readonly url: string;
	readonly openai: OpenAI;
	/** Asks an address of the server's own, beside `/v1`, with the server's key. */
	readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
	readonly close: () => Promise<void>;
};

/** Servers that want no key are given something that is none: the package insists on one. */
const NO_KEY = "none";

/** One replica of a server. Repetitions are the pool's: here there are none. */
export async function openClient({ url, key }: { readonly url: string; readonly key: string | null }): Promise<Replica> {
	const transport = await openTransport(url);
	const send = key === null ? transport.fetch : withoutKey(transport.fetch, key);
	const headers = { authorization: `Bearer ${key ?? NO_KEY}` };
	return {
		url,
		openai: new OpenAI({ baseURL: url, apiKey: key ?? NO_KEY, maxRetries: 0, fetch: send, organization: null, project: null, logLevel: "off" }),
		ask: (path, init = {}) => send(`${rootOf(url)}${path}`, { ...init, headers: { ...headers, ...init.headers } }),
		close: transport.close,
	};
}

/** What lies above `/v1`: where a server tells of itself. */
function rootOf(url: string): string {
	return url.replace(/\/v1$/, "");
}

/** What a server says of a call that it refuses is shown and stored; some quote the key in it. */
function withoutKey(send: typeof fetch, key: string): typeof fetch {
	return async (input, init) => {
		const answer = await send(input, init);
		if (answer.ok) return answer;
		const said = (await answer.text()).replaceAll(key, "[key]");
		const headers = new Headers([...answer.headers].filter(([name]) => !["content-encoding", "content-length"].includes(name)));
		return new Response(NO_BODY.has(answer.status) ? null : said, { status: answer.status, headers });
	};
}

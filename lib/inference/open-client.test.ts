import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { failureOf } from "#lib/inference/failure-of.ts";
import { openClient } from "#lib/inference/open-client.ts";

async function open(answer: RequestListener) {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	const client = await openClient({ url, key: "sk-very-secret" });
	onTestFinished(async () => {
		await client.close();
		server.close();
	});
	return { url, client };
}

test("a server that quotes the key in its refusal does not get it shown", async () => {
	const { client } = await open((request, response) => {
		response.writeHead(401, { "content-type": "application/json" });
		response.end(JSON.stringify({ error: { message: `Incorrect API key provided: ${request.headers.authorization}` } }));
	});
	const failure = await client.openai.get("/models").then(() => null, failureOf);
	const said = await (await client.ask("/props")).text();
	expect([failure, said.includes("secret"), said.includes("[key]")]).toEqual([
		{ kind: "status", status: 401, message: "Incorrect API key provided: Bearer [key]", retryAfterMs: null },
		false,
		true,
	]);
});

test("a server cannot send a call elsewhere, nor the key with it", async () => {
	const asked: (string | undefined)[] = [];
	const elsewhere = await open((request, response) => {
		asked.push(request.headers.authorization);
		response.end("{}");
	});
	const { client } = await open((_request, response) => response.writeHead(307, { location: elsewhere.url }).end());
	expect(await client.openai.post("/chat/completions", { body: {} }).then(() => null, failureOf)).toMatchObject({ kind: "connection" });
	expect(asked).toEqual([]);
});

test("an answer without a body, or with one that breaks off, is told from a whole one", async () => {
	const { client } = await open((request, response) => {
		if (request.url === "/empty") return response.writeHead(204).end();
		response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
		response.write('{"half":', () => response.destroy());
	});
	expect([(await client.ask("/empty")).status, await (await client.ask("/empty")).text()]).toEqual([204, ""]);
	expect(await client.openai.get("/half").then(() => null, failureOf)).toMatchObject({ kind: "connection" });
});

test("a stream is heard as it comes, and given up when it is told", async () => {
	const giveUp = new AbortController();
	const isLeft = Promise.withResolvers<void>();
	const { client } = await open((_request, response) => {
		response.on("close", () => isLeft.resolve());
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.write('data: {"n":1}\n\n');
	});
	const stream = await client.openai.post<AsyncIterable<unknown>>("/chat/completions", { body: {}, stream: true, signal: giveUp.signal });
	const heard: unknown[] = [];
	for await (const piece of stream) {
		heard.push(piece);
		giveUp.abort();
	}
	await isLeft.promise;
	expect(heard).toEqual([{ n: 1 }]);
});

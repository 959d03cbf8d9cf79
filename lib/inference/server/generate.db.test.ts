import { rm } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { startForTest } from "#e2e/inference-server/start-for-test.ts";
import type { InferenceServer, InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { createId, type ServerId } from "#lib/ids.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { generate } from "#lib/inference/server/generate.ts";
import { openSession, type ServerSession } from "#lib/inference/server/open-session.ts";
import { packReplies } from "#lib/inference/server/pack-replies.ts";
import { probeServer } from "#lib/inference/server/probe-server.ts";
import { objectStore } from "#lib/storage/object-store.ts";

withTestDatabase();

const call: ModelCall = {
	stage: "think",
	promptVersion: "think-1",
	inputs: { kind: "chat", system: null, user: "How many dogs are there?", begun: null },
	parameters: { temperature: 0.7, topP: 0.8, maxTokens: 256, seed: 1 },
	image: null,
	sample: 0,
	attempt: 1,
};

async function open(
	name: string,
	options: Partial<InferenceServerOptions> = {},
): Promise<{ readonly inference: InferenceServer; readonly session: ServerSession }> {
	const inference = await startForTest({ dialect: "vllm", answerer: answerProbe, ...options });
	const id = createId<ServerId>();
	await addServer(COMMAND_LINE, { id, name, urls: [inference.url], roles: ["vlm"], model: null, key: null, inFlightMax: 16 });
	await probeServer(COMMAND_LINE, { id });
	inference.control({ resetStats: true });
	const session = await openSession(id);
	onTestFinished(session.close);
	return { inference, session };
}

const begun = ({ calls }: InferenceServer, since: number) => calls().length - since;
const options = () => ({ signal: new AbortController().signal, whenDown: "wait" as const });

test("a call is paid once: the same again is answered from the store, another sample is not", async () => {
	const { inference, session } = await open("once", { model: "once" });
	const since = inference.calls().length;
	const first = await generate(session, call, options());
	const again = await generate(session, call, options());
	const other = await generate(session, { ...call, sample: 1 }, options());
	expect([first.isNew, again.isNew, other.isNew, begun(inference, since)]).toEqual([true, false, true, 2]);
	expect(again.reply).toEqual(first.reply);
	const { rows } = await database().pool.query("SELECT * FROM generation WHERE key = $1", [Buffer.from(first.key, "hex")]);
	expect(rows).toMatchObject([
		{
			stage: "think",
			prompt_version: "think-1",
			server: "once",
			model: "once",
			served_model: "once",
			parameters: call.parameters,
			finish_reason: "stop",
			sample: 0,
			attempt: 1,
		},
	]);
	expect(rows[0].completion_tokens).toBeGreaterThan(0);
});

test("the same call made twice at once ends in one reply for both", async () => {
	const { session } = await open("twice", { model: "twice", answerer: ({ seed }) => `${seed} ${Math.random()}`, latencyMs: 50 });
	const [one, two] = await Promise.all([generate(session, call, options()), generate(session, call, options())]);
	expect([one.isNew, two.isNew].toSorted()).toEqual([false, true]);
	expect(one.reply).toEqual(two.reply);
});

test("a streamed reply is heard as it comes and stored as it would have come whole", async () => {
	const { session } = await open("streamed", { model: "streamed", answerer: () => "<think>\nI count two.\n</think>\n\nTwo dogs." });
	const pieces: string[] = [];
	const { reply } = await generate(session, call, { ...options(), onText: (piece) => pieces.push(piece) });
	const whole = await generate(session, { ...call, attempt: 2 }, options());
	expect(readRawReply(reply)).toEqual(readRawReply(whole.reply));
	expect(readRawReply(reply)).toMatchObject({ kind: "read", said: expect.stringContaining("Two dogs.") });
	expect([pieces.length > 1, pieces.join("")]).toEqual([true, "I count two.Two dogs."]);
	expect(reply.usage?.completion_tokens).toBe(whole.reply.usage?.completion_tokens);
});

test.each(["429", "503-retry-after", "500", "reset-before-answer", "reset-within-answer"] as const)("a fault in passing (%s) is overcome", async (fault) => {
	const { inference, session } = await open(`heals ${fault}`, { model: fault });
	const since = inference.calls().length;
	inference.control({ next: [fault, "none"] });
	const { reply } = await generate(session, call, options());
	expect([readRawReply(reply).kind, begun(inference, since)]).toEqual(["read", 2]);
});

test("a server that is down is waited for, or said to be down, as one wishes", async () => {
	const { inference, session } = await open("down", { model: "down" });
	inference.control({ down: true });
	const many = Array.from({ length: 12 }, (_, sample) => generate(session, { ...call, sample }, options()));
	await expect.poll(() => session.states()[0]?.health, { timeout: 10_000 }).toBe("down");
	await expect(generate(session, { ...call, sample: 99 }, { ...options(), whenDown: "fail" })).rejects.toThrow("503");
	inference.control({ down: false });
	expect((await Promise.all(many)).every(({ isNew }) => isNew)).toBe(true);
});

test("a call that is given up leaves the server at once", async () => {
	const { inference, session } = await open("given up", { model: "given-up" });
	inference.control({ latencyMs: 20_000 });
	const giving = new AbortController();
	const waiting = generate(session, call, { ...options(), signal: giving.signal });
	await expect.poll(() => inference.stats().inFlight).toBe(1);
	giving.abort(new Error("enough"));
	await expect(waiting).rejects.toThrow("enough");
	await expect.poll(() => inference.stats().inFlight).toBe(0);
});

test("a thousand replies become one object, and are read from it; one that is missing is told", async () => {
	const { session } = await open("packed", { model: "packed" });
	const made = await Promise.all(Array.from({ length: 20 }, (_, sample) => generate(session, { ...call, sample }, options())));
	await copyReplies(999);
	expect(await packReplies()).toBe(0);
	await copyReplies(1_000);
	expect([await packReplies(), await packReplies()]).toEqual([1_000, 0]);
	for (const [sample, { reply }] of made.entries()) expect(await generate(session, { ...call, sample }, options())).toMatchObject({ reply, isNew: false });
	const { rows } = await database().pool.query<{ pack: string }>("SELECT encode(pack, 'hex') AS pack FROM generation WHERE key = $1", [
		Buffer.from(made[0]?.key ?? "", "hex"),
	]);
	await rm(objectStore().path(rows[0]?.pack ?? ""));
	await expect(generate(session, call, options())).rejects.toThrow("is not in the object store");
});

/** Fills up with copies of what is there, until so many replies stand in the table. */
async function copyReplies(until: number): Promise<void> {
	await database().pool.query(
		`INSERT INTO generation (key, stage, prompt_version, server, model, parameters, sample, attempt, took_ms, reply)
		 SELECT sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'copy', '1', 'copy', 'copy', '{}', 0, 1, 0, zipped.reply
		 FROM (SELECT (SELECT reply FROM generation WHERE reply IS NOT NULL LIMIT 1) AS reply, count(*)::int AS n FROM generation WHERE reply IS NOT NULL) zipped, generate_series(1, $1 - zipped.n)`,
		[until],
	);
}

test("a reply with names and counts that no database holds is kept all the same", async () => {
	const { session } = await open("hostile", { model: "hostile" });
	const reply = {
		model: "a\0model \ud83d",
		system_fingerprint: "f\0",
		choices: [{ finish_reason: "stop\0", message: { content: "Two.\0 \ud83d" } }],
		usage: { prompt_tokens: 2 ** 40, completion_tokens: 2 },
	};
	const hostile: ServerSession = {
		...session,
		run: async <Value>() => ({ reply, tookMs: 1 }) as Value,
	};
	const first = await generate(hostile, { ...call, sample: 7 }, options());
	expect((await generate(hostile, { ...call, sample: 7 }, options())).reply).toEqual(reply);
	const { rows } = await database().pool.query("SELECT served_model, finish_reason, prompt_tokens, completion_tokens FROM generation WHERE key = $1", [
		Buffer.from(first.key, "hex"),
	]);
	expect(rows).toEqual([{ served_model: "amodel \ufffd", finish_reason: "stop", prompt_tokens: null, completion_tokens: 2 }]);
});

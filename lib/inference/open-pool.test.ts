import { expect, test } from "vitest";
import type { CallFailure } from "#lib/inference/judge-failure.ts";
import { openPool, type PoolClock } from "#lib/inference/open-pool.ts";

class Failed extends Error {
	readonly failure: CallFailure;
	constructor(failure: CallFailure) {
		super(failure.kind);
		this.failure = failure;
	}
}
const status = (code: number, retryAfterMs: number | null = null) => new Failed({ kind: "status", status: code, message: "", retryAfterMs });

/** A clock whose hands are moved by the test. */
function manualClock() {
	let now = 0;
	let timers: { readonly at: number; readonly work: () => void }[] = [];
	const clock: PoolClock = {
		now: () => now,
		random: () => 0.5,
		setTimer: (work, ms) => {
			const timer = { at: now + Math.max(0, ms), work };
			timers.push(timer);
			return () => {
				timers = timers.filter((other) => other !== timer);
			};
		},
	};
	return {
		clock,
		timers: () => timers.length,
		async pass(ms: number): Promise<void> {
			const until = now + ms;
			for (;;) {
				await settle();
				const [next] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
				if (!next) break;
				now = next.at;
				timers = timers.filter((other) => other !== next);
				next.work();
			}
			now = until;
			await settle();
		},
	};
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function poolOf({ urls = ["a"], inFlightMax = 4, isWell = () => true }: { urls?: readonly string[]; inFlightMax?: number; isWell?: () => boolean } = {}) {
	const time = manualClock();
	let probes = 0;
	const pool = openPool({
		replicas: urls.map((url) => ({ url })),
		inFlightMax,
		probe: async () => {
			probes += 1;
			return isWell();
		},
		failureOf: (error) => (error instanceof Failed ? error.failure : null),
		clock: time.clock,
	});
	const begun: { readonly url: string; readonly answer: (value: string) => void; readonly fail: (error: Error) => void }[] = [];
	const call = (key: string, { signal = new AbortController().signal, whenDown = "wait" as "wait" | "fail" } = {}) =>
		pool.run({ key, signal, whenDown, work: ({ url }) => new Promise<string>((answer, fail) => begun.push({ url, answer, fail })) });
	return { ...time, pool, begun, call, probes: () => probes };
}

test("no more calls are in flight than are allowed, and the next begins as one ends", async () => {
	const { call, begun, pool } = poolOf();
	const calls = Array.from({ length: 6 }, (_, n) => call(`${n}`));
	await settle();
	expect([begun.length, pool.states()[0]?.inFlight]).toEqual([4, 4]);
	begun[0]?.answer("first");
	await settle();
	expect(begun.length).toBe(5);
	for (const one of begun) one.answer("one");
	await settle();
	begun.at(-1)?.answer("last");
	expect((await Promise.all(calls)).length).toBe(6);
});

test("calls of one key go to one replica while it has room, and to the next where it has none", async () => {
	const { call, begun } = poolOf({ urls: ["a", "b"], inFlightMax: 3 });
	for (let n = 0; n < 4; n += 1) void call("one image");
	await settle();
	const [first] = begun;
	expect(begun.map(({ url }) => url)).toEqual([first?.url, first?.url, first?.url, first?.url === "a" ? "b" : "a"]);
});

test("a call that fails in passing holds no place while it rests, and is made again", async () => {
	const { call, begun, pass, pool } = poolOf();
	const called = call("k");
	await settle();
	begun[0]?.fail(status(500));
	await pass(400);
	expect([begun.length, pool.states()[0]?.inFlight]).toEqual([1, 0]);
	await pass(200);
	begun[1]?.answer("now");
	expect(await called).toBe("now");
});

test("calls that fail leave no hole in the times of those that come through", async () => {
	const { call, begun, pass, pool } = poolOf();
	const called = [call("k"), call("l")];
	await pass(1_000);
	begun[0]?.fail(status(500));
	await pass(2_000);
	for (const one of begun) one.answer("one");
	await Promise.all(called);
	expect(pool.states()[0]?.p95Ms).toBe(3_000);
});

test("a call that always fails is given up after five times, with the reason", async () => {
	const { call, begun, pass } = poolOf();
	const called = call("k").catch((error: Error) => error.message);
	for (let attempt = 0; attempt < 5; attempt += 1) {
		await pass(30_000);
		begun[attempt]?.fail(status(500));
	}
	expect(await called).toBe("The server answered 500. It was tried 5 times.");
});

test("a call that the server refuses is not repeated", async () => {
	const { call, begun } = poolOf();
	const called = call("k").catch((error: Error) => error.message);
	await settle();
	begun[0]?.fail(status(422));
	expect(await called).toBe("The server refused the call (422).");
	expect(begun.length).toBe(1);
});

test("an error that is none of the call's passes through", async () => {
	const { call, begun } = poolOf();
	const called = call("k");
	await settle();
	begun[0]?.fail(new RangeError("ours"));
	await expect(called).rejects.toThrow(RangeError);
});

test("a server that asks for time gets it", async () => {
	const { call, begun, pass } = poolOf();
	void call("k");
	await settle();
	begun[0]?.fail(status(429, 5_000));
	await pass(4_900);
	void call("another");
	await pass(50);
	expect(begun.length).toBe(1);
	await pass(60);
	expect(begun.length).toBe(3);
});

test("a server whose key is wrong is left alone until a probe finds it well", async () => {
	let isWell = false;
	const { call, begun, pass, pool, probes } = poolOf({ isWell: () => isWell });
	const called = call("k");
	await settle();
	begun[0]?.fail(status(401));
	await pass(10_000);
	expect([begun.length, pool.states()[0]?.health, pool.states()[0]?.says]).toEqual([1, "down", "The server does not accept the key (401)."]);
	expect(probes()).toBe(10);
	await expect(call("now", { whenDown: "fail" })).rejects.toThrow("does not accept the key");
	isWell = true;
	await pass(1_300);
	begun[1]?.answer("well");
	expect(await called).toBe("well");
	expect(pool.states()[0]?.health).toBe("up");
});

test("who will not wait for a server that is down is told so also when it goes down before their turn", async () => {
	const { call, begun } = poolOf({ inFlightMax: 1, isWell: () => false });
	void call("first").catch(() => undefined);
	const impatient = call("second", { whenDown: "fail" });
	await settle();
	begun[0]?.fail(status(401));
	await expect(impatient).rejects.toThrow("a: The server does not accept the key (401).");
	expect(begun.length).toBe(1);
});

test("a replica in which calls stand in line gets no more of them at once", async () => {
	const { call, begun, pool } = poolOf({ inFlightMax: 64 });
	for (let n = 0; n < 40; n += 1) void call(`${n}`);
	await settle();
	pool.noteLoad("a", true);
	for (const one of begun.slice(0, 8)) one.answer("fine");
	await settle();
	expect([begun.length, pool.states()[0]?.limit]).toEqual([16, 8]);
	pool.noteLoad("a", false);
	for (const one of begun.slice(8, 16)) one.answer("fine");
	await settle();
	expect(pool.states()[0]?.limit).toBe(16);
});

test("after an outage all that waits begins at the first good probe, as many at once as before it", async () => {
	let isWell = false;
	const { call, begun, pass, pool } = poolOf({ inFlightMax: 32, isWell: () => isWell });
	for (let n = 0; n < 64; n += 1) void call(`${n}`).catch(() => undefined);
	await settle();
	for (let n = 0; n < 30; n += 1) {
		begun[n]?.answer("fine");
		await settle();
	}
	expect(pool.states()[0]?.inFlight).toBe(32);
	const before = begun.length;
	for (const one of begun.slice(30)) one.fail(status(503));
	await pass(30_000);
	expect([begun.length, pool.states()[0]?.health, pool.states()[0]?.inFlight]).toEqual([before, "down", 0]);
	isWell = true;
	await pass(1_300);
	expect([pool.states()[0]?.inFlight, begun.length - before]).toEqual([32, 32]);
});

test("a call that is given up leaves the line, its rest, and no timer behind", async () => {
	const { call, begun, pass, pool, timers } = poolOf({ inFlightMax: 1 });
	const [waiting, resting] = [new AbortController(), new AbortController()];
	const rested = call("resting", { signal: resting.signal });
	const waited = call("waiting", { signal: waiting.signal });
	await settle();
	waiting.abort(new Error("changed my mind"));
	await expect(waited).rejects.toThrow("changed my mind");
	begun[0]?.fail(status(500));
	await pass(100);
	resting.abort(new Error("me too"));
	await expect(rested).rejects.toThrow("me too");
	pool.close();
	expect([begun.length, timers(), pool.states()[0]?.inFlight]).toEqual([1, 0, 0]);
});

import { AppError } from "#lib/errors.ts";
import { CallRefused } from "#lib/inference/call-refused.ts";
import { type ConcurrencyLimit, noteOverload, noteSuccess, resumeLimit, startLimit } from "#lib/inference/concurrency-limit.ts";
import { type CallFailure, judgeFailure, type Verdict } from "#lib/inference/judge-failure.ts";
import { leaveOutIds } from "#lib/inference/leave-out-ids.ts";
import { rankReplicas } from "#lib/inference/rank-replicas.ts";
import { earnRetry, FULL_RETRY_BUDGET, type RetryBudget, spendRetry } from "#lib/inference/retry-budget.ts";
import { retryDelayMs } from "#lib/inference/retry-delay.ts";

export type PoolClock = {
	/** Milliseconds. */
	readonly now: () => number;
	/** From 0 up to 1. */
	readonly random: () => number;
	readonly setTimer: (work: () => void, ms: number) => () => void;
};

export type Health = "up" | "down";

export type ReplicaState = {
	readonly url: string;
	readonly health: Health;
	readonly inFlight: number;
	readonly limit: number;
	/** Why it is down. */
	readonly says: string | null;
	/** Of the last calls that were answered; null before the first. */
	readonly p95Ms: number | null;
	/** Calls since the pool was opened, and those of them that failed in whatever way. */
	readonly calls: number;
	readonly failed: number;
};

type PoolOptions<Replica> = {
	readonly replicas: readonly Replica[];
	/** For each replica. */
	readonly inFlightMax: number;
	/** Whether a replica that was down answers again. */
	readonly probe: (replica: Replica) => Promise<boolean>;
	readonly failureOf: (error: unknown) => CallFailure | null;
	readonly clock: PoolClock;
};

export type PoolCall<Replica, Value> = {
	/** Calls of one key go to one replica while it has room. */
	readonly key: string;
	readonly signal: AbortSignal;
	/** Aborted, no call begins any more: what waits fails with its reason, what is in flight goes on. */
	readonly starting?: AbortSignal;
	/** Where all replicas are down: wait until one is back, or fail with what is wrong. */
	readonly whenDown: "wait" | "fail";
	readonly work: (replica: Replica) => Promise<Value>;
};

type Member<Replica> = {
	readonly replica: Replica;
	readonly url: string;
	limit: ConcurrencyLimit;
	inFlight: number;
	health: Health;
	/** Why it is down, or what went wrong last. */
	says: string | null;
	/** Calls stand in line there: it gets no more at once than it has. */
	isLoaded: boolean;
	/** Of the last calls, whether each failed. */
	recent: boolean[];
	/** Milliseconds of the last answers. */
	took: number[];
	calls: number;
	failed: number;
};

type Waiter<Replica> = {
	readonly ranked: readonly Member<Replica>[];
	readonly take: (member: Member<Replica>) => void;
	/** All replicas went down while it waited; null where it waits for that, too. */
	readonly fail: (() => void) | null;
};

type Tried<Value> =
	| { readonly kind: "done"; readonly value: Value }
	| { readonly kind: "failed"; readonly verdict: Verdict; readonly retryAfterMs: number | null };

const ATTEMPTS_MAX = 5;
const RECENT = 20;
const RECENT_MIN = 10;
const TOOK_KEPT = 200;
const SENTENCES_KEPT = 50;
const PROBE_MS = 1_000;
const PROBE_SPREAD = 0.2;
/** What a repetition waits for where the budget for them is spent. */
const BUDGET_WAIT_MS = 1_000;

/**
 * The replicas of one server behind one door: each takes as many calls as it has shown to bear, a call that failed in passing is made again, and a
 * replica that fails most calls is left alone until a probe finds it well.
 */
export function openPool<Replica extends { readonly url: string }>({ replicas, inFlightMax, probe, failureOf, clock }: PoolOptions<Replica>) {
	const members = replicas.map(
		(replica): Member<Replica> => ({
			replica,
			url: replica.url,
			limit: startLimit(inFlightMax),
			inFlight: 0,
			health: "up",
			says: null,
			isLoaded: false,
			recent: [],
			took: [],
			calls: 0,
			failed: 0,
		}),
	);
	const waiters = new Set<Waiter<Replica>>();
	const sleepers = new Set<() => void>();
	const timers = new Set<() => void>();
	const faults = new Map<string, number>();
	let budget: RetryBudget = FULL_RETRY_BUDGET;
	let cancelPump: (() => void) | null = null;
	let isClosed = false;

	async function run<Value>(call: PoolCall<Replica, Value>): Promise<Value> {
		const ranked = rankReplicas(members, call.key);
		for (let attempt = 1; ; attempt += 1) {
			const tried = await tryOnce(await acquire(ranked, call), call);
			if (tried.kind === "done") return tried.value;
			const { verdict, retryAfterMs } = tried;
			if (verdict.kind === "refused" || verdict.kind === "shorten") throw new CallRefused(verdict);
			if (verdict.kind === "again" && attempt >= ATTEMPTS_MAX) throw new CallRefused({ ...verdict, says: `${verdict.says} It was tried ${attempt} times.` });
			await rest(attempt + 1, retryAfterMs, call);
		}
	}

	async function tryOnce<Value>(member: Member<Replica>, { work, signal }: PoolCall<Replica, Value>): Promise<Tried<Value>> {
		const begunAt = clock.now();
		try {
			const value = await work(member.replica);
			noteGood(member, begunAt);
			return { kind: "done", value };
		} catch (error) {
			signal.throwIfAborted();
			const failure = failureOf(error);
			if (failure === null) throw error;
			const verdict = judgeFailure(failure);
			const retryAfterMs = failure.kind === "status" ? failure.retryAfterMs : null;
			noteBad(member, verdict, { begunAt, retryAfterMs });
			return { kind: "failed", verdict, retryAfterMs };
		} finally {
			member.inFlight -= 1;
			pump();
		}
	}

	function acquire(ranked: readonly Member<Replica>[], { signal, starting, whenDown }: PoolCall<Replica, unknown>): Promise<Member<Replica>> {
		signal.throwIfAborted();
		starting?.throwIfAborted();
		const free = ranked.find(hasRoom);
		if (free && waiters.size === 0) return Promise.resolve(occupy(free));
		if (whenDown === "fail" && isAllDown()) throw whyDown();
		return new Promise((resolve, reject) => {
			const end = (settle: () => void): void => {
				signal.removeEventListener("abort", leave);
				starting?.removeEventListener("abort", leave);
				waiters.delete(waiter);
				settle();
			};
			const leave = () => end(() => reject(signal.aborted ? signal.reason : starting?.reason));
			const waiter: Waiter<Replica> = {
				ranked,
				take: (member) => end(() => resolve(member)),
				fail: whenDown === "fail" ? () => end(() => reject(whyDown())) : null,
			};
			signal.addEventListener("abort", leave, { once: true });
			starting?.addEventListener("abort", leave, { once: true });
			waiters.add(waiter);
			pump();
		});
	}

	function hasRoom(member: Member<Replica>): boolean {
		return member.health === "up" && member.inFlight < member.limit.limit && clock.now() >= member.limit.heldUntil;
	}

	function occupy(member: Member<Replica>): Member<Replica> {
		member.inFlight += 1;
		return member;
	}

	/** Gives what is free to those who wait, first come, first served; comes back when a held replica is free again. */
	function pump(): void {
		for (const waiter of waiters) {
			const member = waiter.ranked.find(hasRoom);
			if (!member) break;
			waiter.take(occupy(member));
		}
		if (waiters.size === 0) return;
		const held = members
			.filter((member) => member.health === "up" && member.inFlight < member.limit.limit)
			.map((member) => member.limit.heldUntil - clock.now());
		// Timers may be early by a part of a millisecond.
		if (held.length > 0) pumpIn(Math.max(1, Math.ceil(Math.min(...held))));
	}

	function pumpIn(ms: number): void {
		cancelPump?.();
		cancelPump = later(ms, () => {
			cancelPump = null;
			pump();
		});
	}

	function noteGood(member: Member<Replica>, begunAt: number): void {
		const { limit } = member.limit;
		member.limit = noteSuccess(member.limit, begunAt);
		if (member.isLoaded) member.limit = { ...member.limit, limit };
		member.recent = [...member.recent.slice(1 - RECENT), false];
		member.took[(member.calls - member.failed) % TOOK_KEPT] = clock.now() - begunAt;
		member.calls += 1;
		budget = earnRetry(budget);
	}

	function noteBad(
		member: Member<Replica>,
		verdict: Verdict,
		{ begunAt, retryAfterMs }: { readonly begunAt: number; readonly retryAfterMs: number | null },
	): void {
		member.says = verdict.says;
		member.calls += 1;
		member.failed += 1;
		const fault = leaveOutIds(verdict.says);
		if (faults.has(fault) || faults.size < SENTENCES_KEPT) faults.set(fault, (faults.get(fault) ?? 0) + 1);
		budget = earnRetry(budget);
		if (verdict.kind === "closed") takeDown(member);
		if (verdict.kind !== "again") return;
		member.recent = [...member.recent.slice(1 - RECENT), true];
		if (verdict.isOverload) member.limit = noteOverload(member.limit, { now: clock.now(), begunAt, retryAfterMs });
		const failed = member.recent.filter(Boolean).length;
		if (member.recent.length >= RECENT_MIN && failed * 2 >= member.recent.length) takeDown(member);
	}

	function takeDown(member: Member<Replica>): void {
		if (member.health === "down") return;
		member.health = "down";
		if (isAllDown()) for (const waiter of [...waiters]) waiter.fail?.();
		probeLater(member);
	}

	function probeLater(member: Member<Replica>): void {
		later(PROBE_MS * (1 - PROBE_SPREAD + 2 * PROBE_SPREAD * clock.random()), async () => {
			const isWell = await probe(member.replica).catch(() => false);
			if (isClosed) return;
			if (!isWell) return probeLater(member);
			member.health = "up";
			member.recent = [];
			member.limit = resumeLimit(member.limit);
			for (const wake of [...sleepers]) wake();
			pump();
		});
	}

	/** Until it is time for the next attempt, or a replica is back. */
	function rest(attempt: number, retryAfterMs: number | null, { signal, starting }: PoolCall<Replica, unknown>): Promise<void> {
		const spent = spendRetry(budget);
		budget = spent ?? budget;
		const ms = retryDelayMs(attempt, clock.random(), retryAfterMs) + (spent ? 0 : BUDGET_WAIT_MS);
		return new Promise((resolve, reject) => {
			const end = (settle: () => void) => () => {
				cancel();
				sleepers.delete(wake);
				signal.removeEventListener("abort", abort);
				starting?.removeEventListener("abort", abort);
				settle();
			};
			const wake = end(resolve);
			const abort = end(() => reject(signal.aborted ? signal.reason : starting?.reason));
			const cancel = later(ms, wake);
			sleepers.add(wake);
			signal.addEventListener("abort", abort, { once: true });
			starting?.addEventListener("abort", abort, { once: true });
		});
	}

	function later(ms: number, work: () => void): () => void {
		const cancel = clock.setTimer(() => {
			timers.delete(cancel);
			work();
		}, ms);
		timers.add(cancel);
		return () => {
			timers.delete(cancel);
			cancel();
		};
	}

	function isAllDown(): boolean {
		return members.every(({ health }) => health === "down");
	}

	function whyDown(): AppError {
		return new AppError("unavailable", members.map(({ url, says }) => `${url}: ${says ?? "it does not answer."}`).join(" "));
	}

	return {
		run,
		states: (): readonly ReplicaState[] =>
			members.map(({ url, health, inFlight, limit, says, took, calls, failed }) => ({
				url,
				health,
				inFlight,
				limit: limit.limit,
				says: health === "down" ? says : null,
				p95Ms: took.length === 0 ? null : Math.round(took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0),
				calls,
				failed,
			})),
		/** What went wrong since it was asked last, by sentence, with how often. */
		takeFaults(): ReadonlyMap<string, number> {
			const taken = new Map(faults);
			faults.clear();
			return taken;
		},
		/** So many calls may each replica have in flight from now on: others share it. */
		limitTo(max: number): void {
			for (const member of members) member.limit = { ...member.limit, max, limit: Math.min(member.limit.limit, max) };
			pump();
		},
		/** What a replica tells of itself. */
		noteLoad(url: string, isLoaded: boolean): void {
			for (const member of members) if (member.url === url) member.isLoaded = isLoaded;
		},
		/** Ends probes and timers; calls in flight end by their own signals. */
		close(): void {
			isClosed = true;
			for (const cancel of timers) cancel();
			timers.clear();
		},
	};
}

import "server-only";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { ServerId } from "#lib/ids.ts";
import { failureOf } from "#lib/inference/failure-of.ts";
import type { Replica } from "#lib/inference/open-client.ts";
import { openPool, type PoolCall, type PoolClock, type ReplicaState } from "#lib/inference/open-pool.ts";
import { isLoaded, readMetrics } from "#lib/inference/read-metrics.ts";
import type { Server, ServerProfile } from "#lib/inference/schema.ts";
import { openServer } from "#lib/inference/server/open-server.ts";

export type ServerSession = {
	readonly server: Server;
	readonly profile: ServerProfile;
	readonly run: <Value>(call: PoolCall<Replica, Value>) => Promise<Value>;
	readonly states: () => readonly ReplicaState[];
	readonly takeFaults: () => ReadonlyMap<string, number>;
	readonly limitTo: (inFlightMax: number) => void;
	readonly close: () => Promise<void>;
};

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

const PROBE_MS = 5_000;
const LOAD_MS = 2_000;

const CLOCK: PoolClock = {
	now: () => performance.now(),
	random: Math.random,
	setTimer: (work, ms) => {
		const timer = setTimeout(work, ms);
		return () => clearTimeout(timer);
	},
};

/**
 * A server ready for calls, within its limits. The caller closes it.
 * @throws AppError unavailable for one that no probe has come through to, and what `openServer` throws
 */
export async function openSession(id: ServerId): Promise<ServerSession> {
	const { server, replicas, close } = await openServer(id);
	const { profile } = server;
	if (profile === null) {
		await close();
		throw new AppError("unavailable", `It is not known what ${server.name} can do. Probe it first, in the settings or with: studio servers probe`);
	}
	const pool = openPool({ replicas, inFlightMax: server.inFlightMax, probe: (replica) => isWell(replica, profile), failureOf, clock: CLOCK });
	const watching = profile.metrics ? setInterval(() => replicas.forEach((replica) => void watchLoad(replica, pool.noteLoad)), LOAD_MS) : undefined;
	return {
		server,
		profile,
		run: pool.run,
		states: pool.states,
		takeFaults: pool.takeFaults,
		limitTo: pool.limitTo,
		close: async () => {
			clearInterval(watching);
			pool.close();
			await close();
		},
	};
}

/** Of a replica that does not tell just now nothing new is known. */
async function watchLoad(replica: Replica, tell: (url: string, isLoaded: boolean) => void): Promise<void> {
	const answer = await replica.ask("/metrics", { signal: AbortSignal.timeout(LOAD_MS) }).catch(() => null);
	const text = answer?.ok ? await answer.text().catch(() => null) : null;
	if (text !== null) tell(replica.url, isLoaded(readMetrics(text)));
}

/** Lists its models, which every server of the protocol does without work, and only with a good key. A detector says that it is well. */
async function isWell({ openai, ask }: Replica, { kind, model }: ServerProfile): Promise<boolean> {
	if (kind === "detector") return (await ask("/health", { signal: AbortSignal.timeout(PROBE_MS) })).ok;
	const { data } = modelsSchema.parse(await openai.get("/models", { timeout: PROBE_MS }));
	return data.some(({ id }) => id === model);
}

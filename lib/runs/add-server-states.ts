import type { RunServerState } from "#lib/runs/schema.ts";

/** Replicas as several workers see them, each once: what is in flight and allowed adds up; up is what anybody reaches; the slowest is told. */
export function addServerStates(seen: readonly RunServerState[]): RunServerState[] {
	const byReplica = Map.groupBy(seen, ({ server, url }) => `${server} ${url}`);
	return [...byReplica.values()].map((states) => states.reduce(addStates)).sort((a, b) => (a.server + a.url < b.server + b.url ? -1 : 1));
}

function addStates(a: RunServerState, b: RunServerState): RunServerState {
	const isUp = a.health === "up" || b.health === "up";
	return {
		...a,
		health: isUp ? "up" : "down",
		inFlight: a.inFlight + b.inFlight,
		limit: a.limit + b.limit,
		says: isUp ? null : (a.says ?? b.says),
		p95Ms: a.p95Ms === null || b.p95Ms === null ? (a.p95Ms ?? b.p95Ms) : Math.max(a.p95Ms, b.p95Ms),
		calls: a.calls + b.calls,
		failed: a.failed + b.failed,
	};
}

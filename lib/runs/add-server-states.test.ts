import { expect, test } from "vitest";
import { addServerStates } from "#lib/runs/add-server-states.ts";
import type { RunServerState } from "#lib/runs/schema.ts";

const state: RunServerState = { server: "a", url: "http://one", health: "up", inFlight: 3, limit: 8, says: null, p95Ms: 100, calls: 10, failed: 1 };

test("a replica that two workers see stands there once, with the calls of both and the slower figure", () => {
	const other = { ...state, inFlight: 2, limit: 4, p95Ms: 300, calls: 5, failed: 0 };
	expect(addServerStates([state, other])).toEqual([{ ...state, inFlight: 5, limit: 12, p95Ms: 300, calls: 15, failed: 1 }]);
	expect(addServerStates([{ ...state, p95Ms: null }, state])).toMatchObject([{ p95Ms: 100 }]);
});

test("what anybody reaches is up, and what nobody reaches is down and says why", () => {
	const down: RunServerState = { ...state, health: "down", says: "It does not answer." };
	expect(addServerStates([down, state])).toMatchObject([{ health: "up", says: null }]);
	expect(addServerStates([{ ...down, says: null }, down])).toMatchObject([{ health: "down", says: "It does not answer." }]);
});

test("replicas stand in one order, whoever told of them first", () => {
	const others = [{ ...state, server: "b" }, { ...state, url: "http://two" }, state];
	expect(addServerStates(others)).toEqual(addServerStates(others.toReversed()));
	expect(addServerStates(others).map(({ server, url }) => `${server} ${url}`)).toEqual(["a http://one", "a http://two", "b http://one"]);
});

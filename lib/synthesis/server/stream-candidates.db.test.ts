import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { cookieOf, insertTestPerson, TEST_ORIGIN, withTestSecret } from "#e2e/fixtures/test-person.ts";
import { buildWorld, storePictures, type World } from "#e2e/fixtures/three-photos.ts";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { startForTest } from "#e2e/inference-server/start-for-test.ts";
import type { InferenceServer } from "#e2e/inference-server/start-inference-server.ts";
import { type Actor, COMMAND_LINE } from "#lib/auth/actor.ts";
import { findSubjectsByKeys } from "#lib/history/server/find-subjects.ts";
import { type CommandId, createId, type ServerId } from "#lib/ids.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { probeServer } from "#lib/inference/server/probe-server.ts";
import { type Candidate, candidateSchema, candidateTextSchema } from "#lib/synthesis/candidate-schema.ts";
import { askForCandidate } from "#lib/synthesis/server/ask-for-candidate.ts";
import { getCandidate } from "#lib/synthesis/server/candidate-row.ts";
import { makeCandidate } from "#lib/synthesis/server/make-candidate.ts";
import { streamCandidates } from "#lib/synthesis/server/stream-candidates.ts";

withTestSecret();
withTestDatabase();
let folder: string;
let cookie: string;
let owner: Actor;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-candidates-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
	await storePictures();
	const { id, name, role } = await insertTestPerson("owner");
	owner = { id, name, role };
	cookie = await cookieOf("owner@example.com");
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

const THOUGHT = "I look at the dog on the left. Beside it there is a cat. The cat is left of it.";
const answer: Answerer = (asked) =>
	asked.messages.some(({ content }) => content.includes("<think>")) ? `<think>\n${THOUGHT}\n</think>\n\n<answer> B </answer>` : answerProbe(asked);

async function serve(name: string): Promise<{ readonly inference: InferenceServer; readonly serverId: ServerId }> {
	const inference = await startForTest({ dialect: "vllm", answerer: answer, model: name });
	const serverId = createId<ServerId>();
	await addServer(COMMAND_LINE, { id: serverId, name, urls: [inference.url], roles: ["vlm"], model: null, key: null, inFlightMax: 8 });
	await probeServer(COMMAND_LINE, { id: serverId });
	return { inference, serverId };
}

async function ask({ datasetId }: World, serverId: ServerId, actor = owner): Promise<Candidate> {
	const trace = (await findSubjectsByKeys(null, { datasetId, kind: "trace", keys: ["t-left"] })).get("t-left");
	if (!trace) throw new Error("no trace");
	const subject = { id: trace.id, hash: trace.hash.toString("hex") };
	return askForCandidate(actor, { datasetId, commandId: createId<CommandId>(), subject, engine: { kind: "server", serverId }, instruction: "Look twice." });
}

type Heard = { readonly open: readonly Candidate[][]; readonly candidates: readonly Candidate[]; readonly pieces: readonly { from: number; text: string }[] };

/** Reads what the stream says until it is let go. */
function read(): { readonly heard: () => Heard; readonly leave: () => void } {
	const leaving = new AbortController();
	const response = streamCandidates(owner, { headers: new Headers({ cookie, origin: TEST_ORIGIN }), signal: leaving.signal });
	let text = "";
	void (async () => {
		for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece;
	})();
	const events = (name: string): unknown[] =>
		[...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].flatMap(([, event, data]) => (event === name ? [JSON.parse(data ?? "")] : []));
	return {
		heard: () => ({
			open: z.array(z.array(candidateSchema)).parse(events("all")),
			candidates: events("candidate").map((one) => candidateSchema.parse(one)),
			pieces: events("text").map((one) => candidateTextSchema.parse(one)),
		}),
		leave: () => leaving.abort(),
	};
}

test("a trace by a server that sees the picture comes word by word to every reader of its person, and to nobody else", async () => {
	const { inference, serverId } = await serve("thinks");
	inference.control({ latencyMs: 1_500 });
	const world = await buildWorld("streamed");
	const readers = [read(), read()] as const;
	await expect.poll(() => readers[1].heard().open.length).toBe(1);
	const { id } = await ask(world, serverId);
	const others = await ask(world, serverId, COMMAND_LINE);
	await Promise.all([
		makeCandidate({ id }, { signal: new AbortController().signal }),
		makeCandidate({ id: others.id }, { signal: new AbortController().signal }),
	]);
	const { candidate } = await getCandidate(null, id);
	expect(candidate).toMatchObject({ state: "ready", made: { content: { text: THOUGHT, answer: "B", origin: "model" } } });
	expect(inference.calls().some(({ body }) => JSON.stringify(body).includes("Look twice."))).toBe(true);
	for (const { heard, leave } of readers) {
		await expect.poll(() => heard().candidates.at(-1)?.state).toBe("ready");
		const { candidates, pieces } = heard();
		expect([...new Set(candidates.map((one) => one.id))]).toEqual([id]);
		expect(pieces.length).toBeGreaterThan(3);
		expect(pieces.length).toBeLessThan(25);
		const said = pieces.reduce((text, { from, text: piece }) => text.slice(0, from) + piece, "");
		expect(THOUGHT.startsWith(said.replace("<think>", "").trim().slice(0, 20))).toBe(true);
		leave();
	}
});

test("whoever comes later is told of all that is open, as it stands in the database", async () => {
	const { serverId } = await serve("later");
	const world = await buildWorld("later");
	const { id } = await ask(world, serverId);
	await makeCandidate({ id }, { signal: new AbortController().signal });
	const reader = read();
	await expect.poll(() => reader.heard().open[0]?.find((one) => one.id === id)?.state).toBe("ready");
	reader.leave();
});

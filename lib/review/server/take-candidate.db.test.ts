import { expect, onTestFinished, test } from "vitest";
import { drawnImages } from "#e2e/fixtures/drawn-images.ts";
import { datasetWithImages } from "#e2e/fixtures/put-images.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { startForTest } from "#e2e/inference-server/start-for-test.ts";
import type { InferenceServer, InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { type Actor, COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { sha256 } from "#lib/history/content.ts";
import { getSubject } from "#lib/history/server/find-subjects.ts";
import { undoCommand } from "#lib/history/server/undo-command.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { type CommandId, createId, type DatasetId, type ServerId, type SubjectId } from "#lib/ids.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { probeServer } from "#lib/inference/server/probe-server.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import type { ReviewAct, TakeAct } from "#lib/review/act-schema.ts";
import { recordActs } from "#lib/review/server/record-acts.ts";
import type { AskForCandidateInput, Candidate, EngineChoice } from "#lib/synthesis/candidate-schema.ts";
import { askForCandidate } from "#lib/synthesis/server/ask-for-candidate.ts";
import { getCandidate, listOpenCandidates } from "#lib/synthesis/server/candidate-row.ts";
import { findCandidateOffer } from "#lib/synthesis/server/find-candidate-offer.ts";
import { keepFormer } from "#lib/synthesis/server/keep-former.ts";
import { makeCandidate } from "#lib/synthesis/server/make-candidate.ts";
import { writeQuestions } from "#lib/synthesis/server/write-questions.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

withTestDatabase();

const ANN: Actor = { id: "ann", name: "Ann", role: "reviewer" };
const BEN: Actor = { id: "ben", name: "Ben", role: "reviewer" };
const RULES: EngineChoice = { kind: "rules" };
const quiet = { signal: new AbortController().signal, progress: () => undefined };

type World = { readonly datasetId: DatasetId; readonly questionId: SubjectId; readonly traceId: SubjectId };

/** Photos with rule-written questions; one of them that counts, with its simple trace. */
async function build(): Promise<World> {
	const datasetId = await datasetWithImages(`candidates ${createId<string>()}`, drawnImages());
	await writeQuestions(COMMAND_LINE, { datasetId, commandId: createId<CommandId>(), perImage: 6, seed: 1, mistakeShare: 0 }, quiet);
	const { rows } = await database().pool.query<{ questionId: SubjectId; traceId: SubjectId }>(
		`SELECT q.id AS "questionId", t.id AS "traceId" FROM subject q JOIN subject t ON t.parent_id = q.id AND t.kind = 'trace' AND t.stage = 'simple'
		 WHERE q.dataset_id = $1 AND q.kind = 'question' AND q.type = 'counting' AND q.stage = 'grounded' ORDER BY q.key LIMIT 1`,
		[datasetId],
	);
	if (!rows[0]) throw new Error("nothing is counted");
	return { datasetId, ...rows[0] };
}

async function sight(id: SubjectId): Promise<{ id: SubjectId; hash: string }> {
	return { id, hash: (await getSubject(null, id)).hash.toString("hex") };
}

async function toInput({ datasetId }: World, id: SubjectId, engine = RULES, instruction = ""): Promise<AskForCandidateInput> {
	return { datasetId, commandId: createId<CommandId>(), subject: await sight(id), engine, instruction };
}

async function askAndMake(world: World, id: SubjectId, engine = RULES, instruction = ""): Promise<Candidate> {
	const asked = await askForCandidate(ANN, await toInput(world, id, engine, instruction));
	await makeCandidate({ id: asked.id }, { ...quiet, answerMsMax: 20_000 });
	return (await getCandidate(null, asked.id)).candidate;
}

async function take({ datasetId, questionId }: World, { id: candidate, subject }: Candidate): Promise<TakeAct> {
	const trace = subject.kind === "trace" ? await sight(subject.id) : null;
	return { kind: "take", commandId: createId<CommandId>(), datasetId, question: await sight(questionId), trace, candidate };
}

function undo({ datasetId }: World, undoes: CommandId | null): ReviewAct {
	return { kind: "undo", commandId: createId<CommandId>(), datasetId, undoes };
}

async function stateOf(...ids: SubjectId[]): Promise<readonly string[]> {
	const subjects = await Promise.all(ids.map((id) => getSubject(null, id)));
	return subjects.map(({ hash, outcome, isStale }) => `${hash.toString("hex").slice(0, 6)} ${outcome}${isStale ? " stale" : ""}`);
}

const short = (hash: string | undefined): string => (hash ?? "").slice(0, 6);

test("a question is made anew by the rules, changes nothing until it is taken, is taken, and given back by one undo", async () => {
	const world = await build();
	const before = await sight(world.questionId);
	const candidate = await askAndMake(world, world.questionId);
	expect(candidate).toMatchObject({ state: "ready", attempt: 1, engine: { kind: "rules", seed: 1 }, base: { hash: before.hash }, failure: null });
	expect(candidate.made?.checks.filter(({ isGood }) => !isGood)).toEqual([]);
	expect(candidate.made?.checks.map(({ check }) => check)).toEqual(["key_recomputed", "options_distinct", "evidence_inside", "not_near_duplicate", "differs"]);
	expect(await sight(world.questionId)).toEqual(before);
	const act = await take(world, candidate);
	const [answer] = await recordActs(ANN, [act]);
	expect(answer).toMatchObject({
		kind: "recorded",
		item: { item: { hash: candidate.made?.hash, outcome: "undecided", made: { kind: "take", by: "ann", recipe: { engine: "rules", seed: "1" } } } },
	});
	expect(await stateOf(world.questionId, world.traceId)).toEqual([`${short(candidate.made?.hash)} undecided`, expect.stringContaining("undecided stale")]);
	expect((await getCandidate(null, candidate.id)).candidate.state).toBe("taken");
	expect(await recordActs(ANN, [act])).toMatchObject([{ kind: "replayed" }]);
	const undone = undo(world, null);
	expect(await recordActs(ANN, [undone])).toMatchObject([{ kind: "recorded", questionId: world.questionId }]);
	expect(await stateOf(world.questionId, world.traceId)).toEqual([`${short(before.hash)} undecided`, expect.not.stringContaining("stale")]);
	expect((await getCandidate(null, candidate.id)).candidate.state).toBe("kept");
	expect((await verifyHistory(world.datasetId)).problems).toEqual([]);
});

test("taking that was undone can be redone, and what was kept can be taken after all", async () => {
	const world = await build();
	const candidate = await askAndMake(world, world.questionId);
	const stateNow = async () => (await getCandidate(null, candidate.id)).candidate.state;
	await recordActs(ANN, [await take(world, candidate)]);
	const undone = undo(world, null);
	await recordActs(ANN, [undone]);
	expect(await stateNow()).toBe("kept");
	const redo = { id: createId<CommandId>(), datasetId: world.datasetId, actor: ANN.id, kind: "undo", fingerprint: sha256("redo") };
	await withTransaction((tx) => undoCommand(tx, { undoes: undone.commandId, command: redo }));
	expect([await stateNow(), await stateOf(world.questionId)]).toEqual(["taken", [`${short(candidate.made?.hash)} undecided`]]);
	await withTransaction((tx) => undoCommand(tx, { undoes: redo.id, command: { ...redo, id: createId<CommandId>() } }));
	expect(await recordActs(ANN, [await take(world, candidate)])).toMatchObject([{ kind: "recorded" }]);
	expect(await stateNow()).toBe("taken");
	expect((await verifyHistory(world.datasetId)).problems).toEqual([]);
});

test("asked for again, there is another attempt with another seed, and the one before is kept", async () => {
	const world = await build();
	const first = await askAndMake(world, world.questionId);
	const second = await askAndMake(world, world.questionId);
	expect([second.attempt, second.engine, second.made?.hash === first.made?.hash]).toEqual([2, { kind: "rules", seed: 2 }, false]);
	expect((await listOpenCandidates(ANN)).map(({ id }) => id)).toEqual([second.id]);
	expect(await keepFormer(ANN, { id: second.id })).toMatchObject({ state: "kept", made: { hash: second.made?.hash } });
	expect(await listOpenCandidates(ANN)).toEqual([]);
});

test("the same asking twice is one, and while one is under way there is no second", async () => {
	const world = await build();
	const input = await toInput(world, world.questionId);
	const asked = await askForCandidate(ANN, input);
	expect(await askForCandidate(ANN, input)).toEqual(asked);
	await expect(askForCandidate(ANN, await toInput(world, world.questionId))).rejects.toThrow("One is being made for you already.");
	await expect(keepFormer(BEN, { id: asked.id })).rejects.toThrow("Somebody else asked for this one");
	const { rows } = await database().pool.query("SELECT j.state FROM candidate a JOIN job j ON j.id = a.job_id WHERE a.id = $1", [asked.id]);
	expect(rows).toEqual([{ state: "queued" }]);
	expect(await keepFormer(ANN, { id: asked.id })).toMatchObject({ state: "kept", made: null });
	expect(await makeCandidate({ id: asked.id }, quiet)).toEqual({ state: "kept" });
	const after = await database().pool.query("SELECT j.state FROM candidate a JOIN job j ON j.id = a.job_id WHERE a.id = $1", [asked.id]);
	expect(after.rows).toEqual([{ state: "cancelled" }]);
});

test("a job that runs again after its worker was lost comes to the same, and once it is there it stays", async () => {
	const world = await build();
	const { id } = await askForCandidate(ANN, await toInput(world, world.questionId));
	await database().pool.query("UPDATE candidate SET state = 'running' WHERE id = $1", [id]);
	expect(await makeCandidate({ id }, quiet)).toEqual({ state: "ready" });
	const { made } = (await getCandidate(null, id)).candidate;
	expect(await makeCandidate({ id }, quiet)).toEqual({ state: "ready" });
	expect((await getCandidate(null, id)).candidate.made).toEqual(made);
});

test("a job that failed for good leaves nobody waiting", async () => {
	const world = await build();
	const { id } = await askForCandidate(ANN, await toInput(world, world.questionId));
	await database().pool.query("UPDATE job SET state = 'failed', error = 'The disk is full.' WHERE id = (SELECT job_id FROM candidate WHERE id = $1)", [id]);
	expect((await getCandidate(null, id)).candidate).toMatchObject({ state: "failed", failure: "The disk is full." });
});

test("the database lets nobody rewrite what was asked, nor open again what is settled", async () => {
	const world = await build();
	const { id } = await askAndMake(world, world.questionId);
	const write = (sql: string) => database().pool.query(sql, [id]);
	await expect(write("UPDATE candidate SET actor = 'ben' WHERE id = $1")).rejects.toThrow("what was asked of a candidate stays");
	await expect(write("UPDATE candidate SET state = 'running' WHERE id = $1")).rejects.toThrow("a settled one is not opened again");
	await expect(write("UPDATE candidate SET hash = base WHERE id = $1")).rejects.toThrow("what was asked of a candidate stays");
	await expect(write("UPDATE candidate SET state = 'taken' WHERE id = $1")).rejects.toThrow("state_is_told");
	await keepFormer(ANN, { id });
	await expect(write("UPDATE candidate SET state = 'ready' WHERE id = $1")).rejects.toThrow("a settled one is not opened again");
});

test("where the question moved meanwhile taking is a conflict, and nothing is lost", async () => {
	const world = await build();
	const candidate = await askAndMake(world, world.questionId);
	const act = await take(world, candidate);
	const { stem: _, ...rest } = questionContentSchema.parse(candidate.base.content);
	const edit = { stem: "How many are there, all in all?", options: rest.options, key: rest.key };
	const seen = { datasetId: world.datasetId, question: act.question, trace: null, seconds: 1 };
	await recordActs(BEN, [{ kind: "edit", commandId: createId<CommandId>(), ...seen, edit, accept: false }]);
	expect(await recordActs(ANN, [act])).toMatchObject([{ kind: "conflict", item: { item: { content: { stem: "How many are there, all in all?" } } } }]);
	expect(await recordActs(ANN, [await take(world, candidate)])).toMatchObject([{ kind: "conflict", message: expect.stringContaining("Ask for another one.") }]);
	expect((await getCandidate(null, candidate.id)).candidate.state).toBe("ready");
	expect(await recordActs(BEN, [undo(world, null)])).toMatchObject([{ kind: "recorded" }]);
	expect(await recordActs(ANN, [await take(world, candidate)])).toMatchObject([{ kind: "recorded" }]);
});

test("a trace is told anew by the rules, and taken it is undecided", async () => {
	const world = await build();
	const candidate = await askAndMake(world, world.traceId);
	const former = traceContentSchema.parse(candidate.base.content);
	const made = traceContentSchema.parse(candidate.made?.content);
	expect([candidate.questionId, made.answer, made.text === former.text]).toEqual([world.questionId, former.answer, false]);
	expect(candidate.made?.checks).toMatchObject([{ check: "answer_is_key", isGood: true }, { check: "differs" }]);
	const act = await take(world, candidate);
	expect(await recordActs(ANN, [act])).toMatchObject([{ kind: "recorded", item: { item: { id: world.questionId } } }]);
	expect(await stateOf(world.traceId)).toEqual([`${short(candidate.made?.hash)} undecided`]);
	expect(await recordActs(ANN, [undo(world, act.commandId)])).toMatchObject([{ kind: "recorded", questionId: world.questionId }]);
	expect(await stateOf(world.traceId)).toEqual([`${short(candidate.base.hash)} undecided`]);
	expect((await verifyHistory(world.datasetId)).problems).toEqual([]);
});

test("where the rules cannot, they say so in a sentence", async () => {
	const world = await build();
	const { stem: _, ...rest } = questionContentSchema.parse(JSON.parse((await getSubject(null, world.questionId)).body.toString("utf8")));
	const edit = { stem: "How many do you see?", options: rest.options, key: rest.key };
	const seen = { datasetId: world.datasetId, question: await sight(world.questionId), trace: null, seconds: 1 };
	await recordActs(ANN, [{ kind: "edit", commandId: createId<CommandId>(), ...seen, edit, accept: false }]);
	const failure = "The rules know no fact that this rests on: a person or a model worded it. Choose a server, or edit it by hand.";
	expect(await askAndMake(world, world.questionId)).toMatchObject({ state: "failed", failure, made: null });
});

type Rewriting = { readonly stem: string; readonly options: readonly string[]; readonly key: string; readonly evidence: readonly string[] };
const NEW: Rewriting = { stem: "What number of them is there?", options: ["none", "a few", "very many", "a dozen"], key: "B", evidence: ["r1", "r99"] };

const answering =
	(rewriting: Rewriting): Answerer =>
	(asked) =>
		asked.messages.some(({ content }) => content.includes("The old question:")) ? JSON.stringify(rewriting) : answerProbe(asked);

test("an expanded trace is made anew by a reasoner that goes on with its simple one", async () => {
	const world = await build();
	const { rows } = await database().pool.query<{ id: SubjectId; questionId: SubjectId }>(
		`SELECT id, parent_id AS "questionId" FROM subject WHERE dataset_id = $1 AND kind = 'trace' AND stage = 'expanded' ORDER BY key LIMIT 1`,
		[world.datasetId],
	);
	const [trace] = rows;
	if (!trace) throw new Error("nothing was expanded");
	const goOn: Answerer = (asked) =>
		asked.prompt?.includes("<think>\n") ? " the light is warm. It must be so.\n</think>\n\n<answer> B </answer>" : answerProbe(asked);
	const { engine } = await serve({ template: "r1-distill", model: "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", answerer: goOn }, ["reasoner"]);
	const candidate = await askAndMake(world, trace.id, engine, "Look at the light.");
	const [former, made] = [traceContentSchema.parse(candidate.base.content), traceContentSchema.parse(candidate.made?.content)];
	expect([made.form, made.answer, made.text.endsWith("the light is warm. It must be so."), made.joinOffset]).toEqual([
		"expanded",
		"B",
		true,
		former.joinOffset,
	]);
	const taken = await take({ ...world, questionId: trace.questionId }, candidate);
	expect(await recordActs(ANN, [taken])).toMatchObject([{ kind: "recorded" }]);
	expect((await verifyHistory(world.datasetId)).problems).toEqual([]);
});

async function serve(
	options: Partial<InferenceServerOptions> = {},
	roles: ("writer" | "reasoner")[] = ["writer"],
): Promise<{ readonly inference: InferenceServer; readonly engine: EngineChoice & { kind: "server" }; readonly name: string }> {
	const name = `writes ${createId<string>().slice(-8)}`;
	const inference = await startForTest({ dialect: "vllm", answerer: answering(NEW), model: name, imagesMax: 0, enforcesSchema: false, ...options });
	const serverId = createId<ServerId>();
	await addServer(COMMAND_LINE, { id: serverId, name, urls: [inference.url], roles, model: null, key: null, inFlightMax: 8 });
	await probeServer(COMMAND_LINE, { id: serverId });
	onTestFinished(() =>
		database()
			.pool.query("DELETE FROM server WHERE id = $1", [serverId])
			.then(() => undefined),
	);
	return { inference, engine: { kind: "server", serverId }, name };
}

const asks = ({ calls }: InferenceServer): number => calls().filter(({ path: at }) => at === "/v1/chat/completions").length;

test("a server writes it anew by the instruction, its evidence kept to what is there, and the call is paid once", async () => {
	const { inference, engine, name } = await serve();
	const world = await build();
	const { id } = await askForCandidate(ANN, await toInput(world, world.questionId, engine, "Ask for the number in words."));
	const before = asks(inference);
	const interrupted = new AbortController();
	interrupted.abort(new Error("the worker stops"));
	await expect(makeCandidate({ id }, { signal: interrupted.signal })).rejects.toThrow("the worker stops");
	expect(await makeCandidate({ id }, quiet)).toEqual({ state: "ready" });
	const { candidate } = await getCandidate(null, id);
	expect(candidate).toMatchObject({ engine: { ...engine, name, model: name }, instruction: "Ask for the number in words.", attempt: 1 });
	expect(candidate.made?.content).toMatchObject({
		origin: "model",
		derivation: null,
		stem: NEW.stem,
		key: "B",
		evidence: [{ region: "r1" }],
		type: "counting",
	});
	expect(asks(inference) - before).toBe(1);
	const { rows } = await database().pool.query("SELECT g.stage FROM candidate a JOIN generation g ON g.key = a.generation WHERE a.id = $1", [id]);
	expect(rows).toEqual([{ stage: "rewrite" }]);
	expect(await findCandidateOffer(ANN)).toMatchObject({
		instructions: expect.arrayContaining(["Ask for the number in words."]),
		lastEngine: engine,
		servers: [{ name, seesPictures: false }],
	});
	expect(JSON.stringify(await findCandidateOffer(ANN))).not.toContain("127.0.0.1");
	expect(await recordActs(ANN, [await take(world, candidate)])).toMatchObject([{ kind: "recorded" }]);
	expect((await verifyHistory(world.datasetId)).problems).toEqual([]);
});

test("a server that is down, slow, lying or rambling gives a sentence, and the question stays", async () => {
	const world = await build();
	const before = await sight(world.questionId);
	const { inference, engine, name } = await serve();
	const failureOf = async (): Promise<string | null> => (await askAndMake(world, world.questionId, engine)).failure;
	inference.control({ next: ["broken-json", "broken-json"] });
	expect(await failureOf()).toBe(
		`${name} gave no question that can be used, twice: it is not the JSON that was asked for. Ask again, or choose another engine.`,
	);
	inference.control({ next: ["key-outside-options", "key-outside-options"] });
	expect(await failureOf()).toBe(`${name} gave no question that can be used, twice: its key is none of its options. Ask again, or choose another engine.`);
	inference.control({ next: ["rambling"] });
	expect(await failureOf()).toBe(`${name} ran out of tokens before it came to an end. Ask again, or wish for something shorter.`);
	inference.control({ latencyMs: 10_000 });
	const slow = await askForCandidate(ANN, await toInput(world, world.questionId, engine));
	await makeCandidate({ id: slow.id }, { ...quiet, answerMsMax: 1_000 });
	expect((await getCandidate(null, slow.id)).candidate.failure).toBe(`${name} gave no answer within 1 seconds. Try again later, or choose another engine.`);
	inference.control({ latencyMs: 0 });
	await inference.stop();
	expect(await failureOf()).toMatch(new RegExp(`^${name} cannot answer: .*broke off.* Try again later, or choose another engine\\.$`));
	expect(await sight(world.questionId)).toEqual(before);
	expect((await verifyHistory(world.datasetId)).problems).toEqual([]);
}, 60_000);

test("an answer that cannot be read is asked for once more, and one that changes nothing is none", async () => {
	const world = await build();
	const { stem, options, key } = questionContentSchema.parse(JSON.parse((await getSubject(null, world.questionId)).body.toString("utf8")));
	const healing = await serve();
	healing.inference.control({ next: ["broken-json"] });
	expect(await askAndMake(world, world.questionId, healing.engine)).toMatchObject({ state: "ready" });
	const same = await serve({ answerer: answering({ stem, options, key, evidence: [] }) });
	expect((await askAndMake(world, world.questionId, same.engine)).failure).toBe(
		`${same.name} wrote the same question again. Say in the instruction what should be different.`,
	);
});

test("a server is asked only for what it is there for, and one that is gone says so", async () => {
	const world = await build();
	const { engine, name } = await serve();
	await expect(askForCandidate(ANN, await toInput(world, world.traceId, engine))).rejects.toThrow(`${name} is not there for this: it takes the role vlm.`);
	await expect(askForCandidate(ANN, await toInput(world, world.questionId, { kind: "server", serverId: createId<ServerId>() }))).rejects.toThrow(
		"Choose another engine.",
	);
});

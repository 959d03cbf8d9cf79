import { afterEach, expect, test, vi } from "vitest";
import { createActOutbox } from "#components/review/act-outbox.ts";
import { createCandidateStore } from "#components/review/candidate-store.ts";
import { createReviewStore } from "#components/review/review-store.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import type { ReviewImage, ReviewItem } from "#lib/review/item-schema.ts";
import type { QueuePage } from "#lib/review/queue-schema.ts";
import type { AskForCandidateInput, Candidate } from "#lib/synthesis/candidate-schema.ts";

const DATASET = "dataset" as DatasetId;
const CONTENT = {
	kind: "question",
	stage: "grounded",
	stem: "How many dogs?",
	options: ["1", "2"],
	key: "A",
	mentions: [],
	evidence: [],
	derivation: { rule: "count" },
};
const MADE = { hash: "new", content: { ...CONTENT, stem: "How many of them?" }, checks: [] } as unknown as NonNullable<Candidate["made"]>;
/** Longer than nobody can have looked. */
const LOOKED_MS = 500;

afterEach(() => void vi.useRealTimers());

function item(id: string): ReviewItem {
	return { id: id as SubjectId, imageId: "park" as SubjectId, hash: "old", outcome: "undecided", content: CONTENT, traces: [] } as unknown as ReviewItem;
}

/** Two items, with no browser and no studio: what is asked for and kept is noted, and comes as `arrive` says. */
function open() {
	vi.useFakeTimers({ toFake: ["performance"] });
	const progress = { undecided: 2, accepted: 0, rejected: 0, deferred: 0 };
	const image = { id: "park" as SubjectId, pixels: {}, regions: [] } as unknown as ReviewImage;
	const firstPage: QueuePage = { images: [image], items: [item("1"), item("2")], next: null, progress };
	const unread = createActOutbox("ann");
	// There were no earlier visits whose acts must be read first.
	const outbox = { ...unread, get: () => ({ ...unread.get(), isRead: true }) };
	const world = { datasetId: DATASET, pass: "triage", reviewer: "ann", outbox, firstPage, asked: null, isReady: () => true } as const;
	const review = createReviewStore({ ...world, loadPage: async () => firstPage });
	const asked: AskForCandidateInput[] = [];
	const kept: CommandId[] = [];
	const left: SubjectId[] = [];
	const toCandidate = (id: CommandId, subject: string): Candidate =>
		({
			id,
			datasetId: DATASET,
			subject: { id: subject, kind: "question" },
			questionId: subject,
			base: { hash: "old", content: CONTENT },
			engine: { kind: "rules", seed: 1 },
			instruction: "",
			attempt: asked.length,
			state: "waiting",
			made: null,
			failure: null,
		}) as unknown as Candidate;
	const store = createCandidateStore({
		datasetId: DATASET,
		review,
		outbox,
		loadOffer: async () => ({ servers: [], instructions: [], lastEngine: null }),
		loadItem: async () => ({ item: item("1"), image }),
		leaveFor: (id) => left.push(id),
		askFor: async (input) => {
			asked.push(input);
			return toCandidate(input.commandId, input.subject.id);
		},
		keepFormer: async (id) => {
			kept.push(id);
			return { ...toCandidate(id, "1"), state: "kept" };
		},
	});
	const arrive = (change: Partial<Candidate>) => {
		const last = asked.at(-1);
		if (last) store.adopt({ ...toCandidate(last.commandId, last.subject.id), ...change });
	};
	const acts = () => outbox.get().acts.map(({ act }) => act.kind);
	return { store, review, asked, kept, left, arrive, acts, wait: (ms: number) => vi.advanceTimersByTime(ms) };
}

async function askFor({ store }: ReturnType<typeof open>): Promise<void> {
	store.begin();
	await store.send();
}

test("what is asked for is asked once, shown as it comes, and taken by one act", async () => {
	const world = open();
	const { store, review, asked, arrive, acts, wait } = world;
	await askFor(world);
	expect([asked.length, asked[0]?.subject, store.get().form, store.target()?.candidate?.state]).toEqual([1, { id: "1", hash: "old" }, null, "waiting"]);
	arrive({ state: "ready", made: MADE });
	const candidate = store.target()?.candidate;
	if (!candidate) throw new Error("nothing came");
	store.take(candidate);
	expect(acts()).toEqual([]);
	wait(LOOKED_MS);
	store.take(candidate);
	expect([acts(), review.get().mode.kind, review.actable()]).toEqual([["take"], "looking", null]);
	const [first] = review.get().session.entries;
	expect(first && store.ofShown(first)).toBeNull();
});

test("an answer that comes after newer news changes nothing", async () => {
	const world = open();
	const { store, arrive } = world;
	await askFor(world);
	arrive({ state: "running" });
	arrive({ state: "waiting" });
	expect(store.target()?.candidate?.state).toBe("running");
	arrive({ state: "ready", made: MADE });
	arrive({ state: "running" });
	expect(store.target()?.candidate?.state).toBe("ready");
});

test("put aside it goes on, and is told of on another item; kept, it is gone", async () => {
	const world = open();
	const { store, review, kept, arrive, wait } = world;
	await askFor(world);
	store.leave();
	expect([review.get().mode.kind, kept]).toEqual(["looking", []]);
	review.next();
	arrive({ state: "ready", made: MADE });
	expect(store.waiting().map(({ questionId }) => questionId)).toEqual(["1"]);
	const [ready] = store.waiting();
	if (ready) await store.goTo(ready);
	expect([store.waiting(), store.target()?.entry.item.id, review.get().mode]).toEqual([[], "1", { kind: "resynthesizing", part: "question" }]);
	wait(LOOKED_MS);
	store.leave();
	expect([kept.length, store.get().open, review.get().mode.kind]).toEqual([1, [], "looking"]);
});

test("what is ready in another dataset is told of, and found there", async () => {
	const world = open();
	const { store, review, left, arrive } = world;
	await askFor(world);
	arrive({ state: "failed", failure: "No.", datasetId: "other" as DatasetId, questionId: "9" as SubjectId });
	const [elsewhere] = store.waiting();
	if (elsewhere) await store.goTo(elsewhere);
	expect([elsewhere && store.isElsewhere(elsewhere), left, review.get().session.index]).toEqual([true, ["9"], 0]);
});

test("what was made for another content cannot be taken", async () => {
	const world = open();
	const { store, arrive, acts, wait } = world;
	await askFor(world);
	arrive({ state: "ready", made: MADE, base: { hash: "older", content: CONTENT as never } });
	wait(LOOKED_MS);
	const candidate = store.target()?.candidate;
	if (candidate) store.take(candidate);
	expect([candidate?.state, acts()]).toEqual(["ready", []]);
});

test("words go on where they stood, or begin again", () => {
	const { store } = open();
	const id = createId<CommandId>();
	store.adoptText({ id, from: 0, text: "Which of" });
	store.adoptText({ id, from: 8, text: " these" });
	expect(store.get().texts.get(id)).toBe("Which of these");
	store.adoptText({ id, from: 0, text: "What" });
	expect(store.get().texts.get(id)).toBe("What");
});

import { describe, expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { type Content, sha256, toContent } from "#lib/history/content.ts";
import { labelPart, partHash, partsOf } from "#lib/history/part-hash.ts";
import type { HeadOutcome, RestsOn, Split, SubjectKind } from "#lib/history/schema.ts";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";
import { digestMembers } from "#lib/history/server/digest-members.ts";
import { foldAllDeltas } from "#lib/history/server/fold-deltas.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { undoCommand } from "#lib/history/server/undo-command.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import { diffSnapshots } from "#lib/snapshots/server/diff-snapshots.ts";
import { publishSnapshot } from "#lib/snapshots/server/publish-snapshot.ts";
import { restoreSnapshot } from "#lib/snapshots/server/restore-snapshot.ts";
import { sealSnapshot } from "#lib/snapshots/server/seal-snapshot.ts";

// The truth that the database is compared with: lists and maps in memory, and staleness worked out from its definition.

withTestDatabase();

type State = { readonly content: Content; readonly outcome: HeadOutcome };
type ModelSubject = {
	readonly id: SubjectId;
	readonly kind: SubjectKind;
	readonly key: string;
	readonly parent: ModelSubject | null;
	readonly split: Split;
	readonly states: State[];
};
type Member = { readonly hash: string; readonly outcome: HeadOutcome; readonly isStale: boolean; readonly split: Split };
type Random = () => number;

const LABELS = ["dog", "cat"] as const;
const OUTCOMES = ["undecided", "accepted", "rejected", "deferred"] as const;
const SPLITS = ["train", "validation", "test"] as const;

/** A small seeded generator (mulberry32), so that a failure can be replayed. */
function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function pick<Thing>(random: Random, things: readonly Thing[]): Thing | undefined {
	return things[Math.floor(random() * things.length)];
}

function head(subject: ModelSubject): State {
	const state = subject.states.at(-1);
	if (!state) throw new Error(`${subject.key} has no state`);
	return state;
}

function imageContent(random: Random): Content {
	const regions = [1, 2, 3]
		.slice(0, 1 + Math.floor(random() * 3))
		.map((n) => ({ key: `r${n}`, label: pick(random, LABELS) ?? "dog", box: { x: Math.floor(random() * 3) }, crowd: false }));
	return toContent({ v: 1, kind: "image", regions, captions: [{ text: String(random() < 0.5) }] } as never, {
		stage: "",
		type: "",
		labels: [...new Set(regions.map((region) => region.label))],
	});
}

function rest(on: ModelSubject, part: string, role: RestsOn[number]["role"] = "evidence"): RestsOn[number] {
	const { hash, body } = head(on).content;
	return { role, kind: on.kind, key: on.key, part, hash: (part === "" ? hash : partHash(partsOf(JSON.parse(body.toString())), part)).toString("hex") };
}

function questionContent(random: Random, image: ModelSubject, parents: readonly ModelSubject[]): Content {
	const parts = ["r1", "r2", labelPart("dog"), labelPart("cat"), "captions"].filter(() => random() < 0.4);
	const restsOn = [...parts.map((part) => rest(image, part)), ...parents.map((parent) => rest(parent, "", "parent"))];
	return toContent({ v: 1, kind: "question", stem: String(Math.floor(random() * 5)), restsOn } as never, {
		stage: parents.length > 0 ? "composed" : "grounded",
		type: random() < 0.5 ? "counting" : "left",
		labels: ["dog"],
	});
}

function traceContent(random: Random, question: ModelSubject): Content {
	return toContent({ v: 1, kind: "trace", text: String(Math.floor(random() * 3)), restsOn: [rest(question, "")] } as never, {
		stage: "simple",
		type: "counting",
		labels: [],
	});
}

type ModelCommand = { readonly id: CommandId; readonly undoes: CommandId | null; readonly changes: readonly { readonly key: string; readonly seq: number }[] };

class Model {
	readonly subjects = new Map<string, ModelSubject>();
	readonly versions: ReadonlyMap<string, Member>[] = [];
	readonly commands: ModelCommand[] = [];

	alive(kind: SubjectKind): readonly ModelSubject[] {
		return [...this.subjects.values()].filter((subject) => subject.kind === kind && head(subject).outcome !== "removed");
	}

	isStale(subject: ModelSubject): boolean {
		return head(subject).content.restsOn.some((pin) => {
			const on = this.subjects.get(pin.key);
			if (!on) throw new Error(`${pin.key} is unknown`);
			const { outcome } = head(on);
			return rest(on, pin.part).hash !== pin.hash || outcome === "removed" || (pin.role === "parent" && outcome === "rejected") || this.isStale(on);
		});
	}

	draft(): ReadonlyMap<string, Member> {
		const members = new Map<string, Member>();
		for (const subject of this.subjects.values()) {
			const { content, outcome } = head(subject);
			if (outcome !== "removed")
				members.set(subject.key, { hash: content.hash.toString("hex"), outcome, isStale: this.isStale(subject), split: subject.split });
		}
		return members;
	}

	undoOf(id: CommandId): ModelCommand | undefined {
		return this.commands.find((command) => command.undoes === id);
	}

	isInForce(id: CommandId): boolean {
		const undo = this.undoOf(id);
		return !undo || !this.isInForce(undo.id);
	}

	/** Whether a subject is where its change `seq` put it, and nothing in force moved it since. */
	isWhere({ key, states }: ModelSubject, seq: number): boolean {
		const [then, now] = [states[seq - 1], states.at(-1)];
		const since = this.commands.filter((command) => command.changes.some((change) => change.key === key && change.seq > seq));
		return then?.content === now?.content && then?.outcome === now?.outcome && since.every((command) => command.undoes !== null || !this.isInForce(command.id));
	}

	append(commandId: CommandId, moves: readonly { readonly subject: ModelSubject; readonly state: State }[], undoes: CommandId | null = null): void {
		for (const { subject, state } of moves) {
			this.subjects.set(subject.key, subject);
			subject.states.push(state);
		}
		this.commands.push({ id: commandId, undoes, changes: moves.map(({ subject }) => ({ key: subject.key, seq: subject.states.length })) });
	}
}

async function membersAt(datasetId: DatasetId, version: number): Promise<ReadonlyMap<string, Member>> {
	const { rows } = await database().pool.query<Member & { key: string }>(
		`SELECT s.key, encode(m.hash, 'hex') AS hash, m.outcome, m.is_stale AS "isStale", m.split FROM member m JOIN subject s ON s.id = m.subject_id
		 WHERE m.dataset_id = $1 AND m.v_from <= $2 AND (m.v_to IS NULL OR m.v_to > $2)`,
		[datasetId, version],
	);
	return new Map(rows.map(({ key, ...member }) => [key, member]));
}

function byKey(members: ReadonlyMap<string, Member>): readonly (readonly [string, Member])[] {
	return [...members].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One writer at a time doing random things; the database and the model must agree on everything after each. */
class Session {
	readonly model = new Model();
	readonly datasetId: DatasetId;
	readonly random: Random;
	private made = 0;

	constructor(datasetId: DatasetId, random: Random) {
		this.datasetId = datasetId;
		this.random = random;
	}

	async step(): Promise<void> {
		const roll = this.random();
		if (roll < 0.3) return this.create();
		if (roll < 0.5) return this.edit();
		if (roll < 0.7) return this.decide();
		if (roll < 0.8) return this.undo();
		if (roll < 0.84) return this.restore();
		if (roll < 0.9) return this.publish();
		if (roll < 0.95) return this.writeLate();
		return this.replay();
	}

	private async write(
		moves: readonly { readonly subject: ModelSubject; readonly state: State; readonly lateBy?: number }[],
		id = createId<CommandId>(),
	): Promise<void> {
		const puts: readonly Put[] = moves.map(({ subject, state, lateBy }) => ({
			id: subject.id,
			expectedSeq: subject.states.length - (lateBy ?? 0),
			kind: subject.kind,
			key: subject.key,
			parentId: subject.parent?.id ?? null,
			content: subject.states.length > 0 && state.content === head(subject).content ? "unchanged" : state.content,
			outcome: state.outcome,
			split: subject.split,
		}));
		await withTransaction(async (tx) => {
			await recordCommand(tx, { id, datasetId: this.datasetId, actor: "a", kind: "test", fingerprint: sha256(id) });
			await putSubjects(tx, { id, datasetId: this.datasetId }, puts);
		});
		this.model.append(id, moves);
	}

	private subject(kind: SubjectKind, parent: ModelSubject | null): ModelSubject {
		this.made += 1;
		return { id: createId(), kind, key: `${kind}-${this.made}`, parent, split: parent?.split ?? pick(this.random, SPLITS) ?? "train", states: [] };
	}

	private async create(): Promise<void> {
		const image = pick(this.random, this.model.alive("image"));
		const question = pick(this.random, this.model.alive("question"));
		if (!image || this.random() < 0.3)
			return this.write([{ subject: this.subject("image", null), state: { content: imageContent(this.random), outcome: "undecided" } }]);
		if (question && this.random() < 0.4)
			return this.write([{ subject: this.subject("trace", question), state: { content: traceContent(this.random, question), outcome: "undecided" } }]);
		const siblings = this.model.alive("question").filter((each) => each.parent === image && this.depth(each) < 2);
		const parents = siblings.length >= 2 && this.random() < 0.4 ? siblings.slice(0, 2 + Math.floor(this.random() * 3)) : [];
		return this.write([{ subject: this.subject("question", image), state: { content: questionContent(this.random, image, parents), outcome: "undecided" } }]);
	}

	/** Chains longer than the four levels that staleness reaches are not made. */
	private depth(question: ModelSubject): number {
		const parents = head(question).content.restsOn.filter((pin) => pin.role === "parent");
		return 1 + Math.max(0, ...parents.map((pin) => this.depth(this.model.subjects.get(pin.key) as ModelSubject)));
	}

	private async edit(): Promise<void> {
		const subject = pick(this.random, [...this.model.alive("image"), ...this.model.alive("question")]);
		if (!subject) return;
		const { outcome, content } = head(subject);
		if (this.random() < 0.3) return this.write([{ subject, state: { content: pick(this.random, subject.states)?.content ?? content, outcome } }]);
		if (!subject.parent) return this.write([{ subject, state: { content: imageContent(this.random), outcome } }]);
		const parents = content.restsOn.filter((pin) => pin.role === "parent").map((pin) => this.model.subjects.get(pin.key) as ModelSubject);
		return this.write([{ subject, state: { content: questionContent(this.random, subject.parent, parents), outcome: "undecided" } }]);
	}

	private async decide(): Promise<void> {
		const all = [...this.model.alive("image"), ...this.model.alive("question"), ...this.model.alive("trace")].filter(() => this.random() < 0.2).slice(0, 5);
		if (all.length > 0)
			await this.write(all.map((subject) => ({ subject, state: { content: head(subject).content, outcome: pick(this.random, OUTCOMES) ?? "accepted" } })));
	}

	private async undo(): Promise<void> {
		// Mostly one's last act, as with a key that is pressed again and again.
		const latest = this.model.commands.findLast(({ id, undoes }) => undoes === null && !this.model.undoOf(id));
		const command = this.random() < 0.6 ? latest : pick(this.random, this.model.commands);
		if (!command) return;
		const id = createId<CommandId>();
		const targets = command.changes.map(({ key, seq }) => ({ subject: this.model.subjects.get(key) as ModelSubject, seq }));
		const still = targets.filter(({ subject, seq }) => this.model.isWhere(subject, seq));
		const asked = withTransaction((tx) =>
			undoCommand(tx, { undoes: command.id, command: { id, datasetId: this.datasetId, actor: "a", kind: "undo", fingerprint: sha256(id) } }),
		);
		if (this.model.undoOf(command.id) || (still.length === 0 && targets.length > 0)) {
			await expect(asked).rejects.toMatchObject({ code: "conflict" });
			return;
		}
		const { undone, left } = await asked;
		expect(new Set(undone)).toEqual(new Set(still.map(({ subject }) => subject.id)));
		expect(left.length).toBe(targets.length - still.length);
		this.model.append(
			id,
			still.map(({ subject, seq }) => ({ subject, state: subject.states[seq - 2] ?? { content: head(subject).content, outcome: "removed" } })),
			command.id,
		);
	}

	private async publish(): Promise<void> {
		const snapshot = await publishSnapshot(COMMAND_LINE, { datasetId: this.datasetId, commandId: createId(), note: "test", whileOpen: false });
		this.model.versions.push(this.model.draft());
		expect(snapshot.number).toBe(this.model.versions.length);
		const counted = snapshot.counts.reduce((sum, row) => sum + row.n, 0);
		expect(counted).toBe(this.model.draft().size);
		await sealSnapshot({ datasetId: this.datasetId, number: snapshot.number });
	}

	private async restore(): Promise<void> {
		const number = Math.ceil(this.random() * this.model.versions.length);
		const version = this.model.versions[number - 1];
		if (!version) return;
		const draft = this.model.draft();
		const moves = [...this.model.subjects.values()].flatMap((subject) => {
			const wanted = version.get(subject.key);
			if (JSON.stringify(wanted) === JSON.stringify(draft.get(subject.key))) return [];
			const content = subject.states.find((state) => state.content.hash.toString("hex") === wanted?.hash)?.content ?? head(subject).content;
			return [{ subject, state: { content, outcome: wanted?.outcome ?? ("removed" as const) } }];
		});
		const commandId = createId<CommandId>();
		expect(await restoreSnapshot(COMMAND_LINE, { datasetId: this.datasetId, commandId, number })).toBe(moves.length);
		this.model.append(commandId, moves);
		const draftNumber = this.model.versions.length + 1;
		expect(await withTransaction((tx) => diffSnapshots(tx, { datasetId: this.datasetId, from: number, to: draftNumber }))).toEqual([]);
	}

	private async writeLate(): Promise<void> {
		const subject = pick(
			this.random,
			[...this.model.subjects.values()].filter((each) => each.states.length > 1),
		);
		if (!subject) return;
		await expect(this.write([{ subject, state: head(subject), lateBy: 1 }])).rejects.toMatchObject({ code: "conflict" });
	}

	private async replay(): Promise<void> {
		const command = pick(this.random, this.model.commands);
		if (!command) return;
		const again = { id: command.id, datasetId: this.datasetId, actor: "somebody else", kind: "test", fingerprint: sha256("another act") };
		await expect(withTransaction((tx) => recordCommand(tx, again))).rejects.toMatchObject({ code: "conflict" });
	}

	async compare(): Promise<void> {
		const draft = this.model.versions.length + 1;
		expect(byKey(await membersAt(this.datasetId, draft))).toEqual(byKey(this.model.draft()));
		const counts = (await countFacets(null, this.datasetId)).filter((row) => row.facet === "cube");
		expect(counts.reduce((sum, row) => sum + row.n, 0)).toBe(this.model.draft().size);
	}

	async compareVersions(): Promise<void> {
		for (const [index, version] of this.model.versions.entries()) expect(byKey(await membersAt(this.datasetId, index + 1))).toEqual(byKey(version));
	}
}

describe("random commands, publishes, undos and restores", () => {
	test.each([1, 2, 3, 4, 5, 6])("of one writer agree with the model in every version (seed %i)", async (seed) => {
		const session = new Session((await createDataset(COMMAND_LINE, { name: `model ${seed}` })).id, seeded(seed));
		for (let step = 0; step < 120; step += 1) {
			await session.step();
			await session.compare();
			if (step % 17 === 0) await foldAllDeltas();
		}
		await session.compareVersions();
		expect((await verifyHistory(session.datasetId)).problems).toEqual([]);
	});

	test("of several writers at once lose nothing, and every version holds exactly what was acknowledged before it", async () => {
		const datasetId = (await createDataset(COMMAND_LINE, { name: "model of many" })).id;
		const log = new Log(datasetId);
		await Promise.all([11, 12, 13, 14].map((seed) => log.run(seeded(seed), 60)));
		await log.check();
		const { problems } = await verifyHistory(datasetId);
		expect(problems).toEqual([]);
	});
});

type Acknowledged = { readonly key: string; readonly seq: number; readonly draft: number; readonly state: State | BackTo };

/** The state that change had made; before the first there was none. */
type BackTo = { readonly backTo: number };

/** What each writer was told had happened, with the draft it happened in. */
class Log {
	readonly datasetId: DatasetId;
	private readonly subjects = new Map<string, ModelSubject>();
	private readonly acknowledged: Acknowledged[] = [];
	private readonly commands: { readonly id: CommandId; readonly keys: readonly string[] }[] = [];
	private published = 0;
	private conflicts = 0;
	private made = 0;

	constructor(datasetId: DatasetId) {
		this.datasetId = datasetId;
	}

	async run(random: Random, steps: number): Promise<void> {
		for (let step = 0; step < steps; step += 1) {
			try {
				await this.step(random);
			} catch (error) {
				if (!(error instanceof AppError) || error.code !== "conflict") throw error;
				this.conflicts += 1;
			}
		}
	}

	private async step(random: Random): Promise<void> {
		const roll = random();
		const images = [...this.subjects.values()].filter((subject) => subject.kind === "image");
		if (roll < 0.08) {
			const { number } = await publishSnapshot(COMMAND_LINE, { datasetId: this.datasetId, commandId: createId(), note: "test", whileOpen: true });
			this.published = Math.max(this.published, number);
			return;
		}
		if (roll < 0.18) return this.undo(random);
		const subject = pick(random, roll < 0.6 ? images.slice(0, 6) : [...this.subjects.values()]);
		if (subject && roll < 0.8) {
			const content = subject.kind === "image" && random() < 0.5 ? imageContent(random) : "unchanged";
			return this.put(subject, content, pick(random, OUTCOMES) ?? "accepted");
		}
		this.made += 1;
		const image = pick(random, images.slice(0, 6));
		const made: ModelSubject = { id: createId(), kind: image ? "question" : "image", key: `s${this.made}`, parent: image ?? null, split: "train", states: [] };
		return this.put(made, image ? questionContent(random, image, []) : imageContent(random), "undecided");
	}

	private async put(subject: ModelSubject, content: Content | "unchanged", outcome: HeadOutcome): Promise<void> {
		const id = createId<CommandId>();
		const present = await database().pool.query<{ seq: number }>("SELECT head_seq AS seq FROM subject WHERE id = $1", [subject.id]);
		const seq = present.rows[0]?.seq ?? 0;
		const draft = await withTransaction(async (tx) => {
			await recordCommand(tx, { id, datasetId: this.datasetId, actor: "a", kind: "test", fingerprint: sha256(id) });
			const put = {
				id: subject.id,
				expectedSeq: seq,
				kind: subject.kind,
				key: subject.key,
				parentId: subject.parent?.id ?? null,
				content,
				outcome,
				split: subject.split,
			};
			await putSubjects(tx, { id, datasetId: this.datasetId }, [put]);
			return draftOf(tx, this.datasetId);
		});
		const state = { content: content === "unchanged" ? undefined : content, outcome };
		this.acknowledged.push({ key: subject.key, seq: seq + 1, draft, state: state as State });
		this.commands.push({ id, keys: [subject.key] });
		this.subjects.set(subject.key, content === "unchanged" ? subject : { ...subject, states: [{ content, outcome }] });
	}

	private async undo(random: Random): Promise<void> {
		const command = pick(random, this.commands);
		if (!command) return;
		const id = createId<CommandId>();
		const done = await withTransaction(async (tx) => {
			const { undone } = await undoCommand(tx, {
				undoes: command.id,
				command: { id, datasetId: this.datasetId, actor: "a", kind: "undo", fingerprint: sha256(id) },
			});
			const { rows } = await tx.query<{ key: string; seq: number; undone: number }>(
				"SELECT s.key, s.head_seq AS seq, c.seq AS undone FROM subject s JOIN change c ON c.subject_id = s.id AND c.command_id = $2 WHERE s.id = ANY ($1::uuid[])",
				[undone, command.id],
			);
			return { rows, draft: await draftOf(tx, this.datasetId) };
		});
		this.acknowledged.push(...done.rows.map(({ key, seq, undone }) => ({ key, seq, draft: done.draft, state: { backTo: undone - 1 } })));
	}

	async check(): Promise<void> {
		expect(this.conflicts).toBeGreaterThan(0);
		expect(this.published).toBeGreaterThan(3);
		const expected = new Map<string, Map<number, { hash: string; outcome: HeadOutcome; draft: number }>>();
		for (const entry of [...this.acknowledged].sort((a, b) => a.seq - b.seq)) {
			const states = expected.get(entry.key) ?? new Map();
			expected.set(entry.key, states);
			expect(states.size, `${entry.key} change ${entry.seq} follows the one before`).toBe(entry.seq - 1);
			const before = states.get(entry.seq - 1);
			const former = "backTo" in entry.state ? states.get(entry.state.backTo) : undefined;
			const moved =
				"backTo" in entry.state
					? { hash: (former ?? before)?.hash, outcome: former?.outcome ?? "removed" }
					: { hash: entry.state.content?.hash.toString("hex") ?? before?.hash, outcome: entry.state.outcome };
			states.set(entry.seq, { ...moved, draft: entry.draft });
		}
		for (let version = 1; version <= this.published + 1; version += 1) {
			const wanted = [...expected].flatMap(([key, states]) => {
				const last = [...states.values()].filter((state) => state.draft <= version).at(-1);
				return last && last.outcome !== "removed" ? [[key, last.hash, last.outcome]] : [];
			});
			const found = [...(await membersAt(this.datasetId, version))].map(([key, member]) => [key, member.hash, member.outcome]);
			expect(found.sort(), `version ${version}`).toEqual(wanted.sort());
		}
		const digest = await withTransaction((tx) => digestMembers(tx, this.datasetId, this.published));
		expect(await sealSnapshot({ datasetId: this.datasetId, number: this.published })).toBe(digest.toString("hex"));
	}
}

async function draftOf(tx: Tx, datasetId: DatasetId): Promise<number> {
	const { rows } = await tx.query<{ draft: number }>("SELECT published + 1 AS draft FROM dataset WHERE id = $1", [datasetId]);
	return rows[0]?.draft ?? 0;
}

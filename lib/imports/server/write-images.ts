import "server-only";
import { randomBytes } from "node:crypto";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { findSubjectsByKeys, type Subject } from "#lib/history/server/find-subjects.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { type Command, recordCommand } from "#lib/history/server/record-command.ts";
import { type CommandId, createId, type SubjectId } from "#lib/ids.ts";
import { type ImageContent, imageContentSchema } from "#lib/images/schema.ts";
import { keepRegionKeys } from "#lib/imports/keep-region-keys.ts";
import { type PreparedImage, prepareImage } from "#lib/imports/prepare-image.ts";

export type Written = { readonly added: number; readonly changed: number; readonly unchanged: number };

const ATTEMPTS = 5;
const NO_HEADS: ReadonlyMap<string, Subject> = new Map();

/**
 * Puts up to 1,000 images into the dataset in one transaction. An image that stands there just so is left alone, and so is one that
 * somebody changed since the source said the same: only what the source says anew becomes a change. `likelyNew` saves looking for images
 * that a dataset without any does not have; one that is there after all is found at the second attempt.
 */
export async function writeImages(command: Command, images: readonly PreparedImage[], likelyNew: boolean): Promise<Written> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await withTransaction((tx) => write(tx, command, images, likelyNew && attempt === 1));
		} catch (error) {
			const isRace = error instanceof AppError && error.code === "conflict";
			if (!isRace || attempt === ATTEMPTS) throw error;
		}
	}
}

async function write(tx: Tx, command: Command, images: readonly PreparedImage[], areNew: boolean): Promise<Written> {
	const heads = areNew ? NO_HEADS : await findSubjectsByKeys(tx, { datasetId: command.datasetId, kind: "image", keys: images.map(({ key }) => key) });
	const earlier = await findEarlierHashes(tx, heads, images);
	const moved = await findMoved(tx, command.id, heads);
	const random = randomBytes(10 * images.length); // once for all: each asking of the system costs more than an id
	const puts = images.flatMap((image, at) => {
		const head = heads.get(image.key);
		if (head && moved.has(head.id)) return [];
		const put = head ? toMove(head, image, earlier) : toNew(createId(Date.now(), random.subarray(at * 10)), image);
		return put ? [put] : [];
	});
	if (puts.length > 0) {
		await recordCommand(tx, command);
		await putSubjects(tx, { id: command.id, datasetId: command.datasetId }, puts);
	}
	const added = puts.filter((put) => put.expectedSeq === 0).length;
	return { added, changed: puts.length - added, unchanged: images.length - puts.length };
}

function toNew(id: SubjectId, { key, content, split }: PreparedImage): Put {
	return { id, expectedSeq: 0, kind: "image", key, parentId: null, content, outcome: "undecided", split };
}

function toMove(head: Subject, { content }: PreparedImage, earlier: ReadonlySet<string>): Put | null {
	const { id, key, split } = head;
	const put = { id, expectedSeq: head.seq, kind: "image", key, parentId: null, outcome: "undecided", split } as const;
	if (head.outcome === "removed") return { ...put, content };
	if (head.hash.equals(content.hash) || earlier.has(pairOf(id, content.hash))) return null;
	const rekeyed = prepareImage(keepRegionKeys(toImage(head.body), toImage(content.body))).content;
	return head.hash.equals(rekeyed.hash) || earlier.has(pairOf(id, rekeyed.hash)) ? null : { ...put, content: rekeyed };
}

function toImage(body: Buffer): ImageContent {
	return imageContentSchema.parse(JSON.parse(body.toString("utf8")));
}

/** Those that this very import brought in before it was broken off: what became of them since, a restore say, stays. */
async function findMoved(tx: Tx, commandId: CommandId, heads: ReadonlyMap<string, Subject>): Promise<ReadonlySet<SubjectId>> {
	if (heads.size === 0) return new Set();
	const { rows } = await tx.query<{ id: SubjectId }>("SELECT subject_id AS id FROM change WHERE command_id = $1 AND subject_id = ANY ($2::uuid[])", [
		commandId,
		[...heads.values()].map((head) => head.id),
	]);
	return new Set(rows.map((row) => row.id));
}

/** Which of the images that differ from their heads were once in the state that the source gives now. */
async function findEarlierHashes(tx: Tx, heads: ReadonlyMap<string, Subject>, images: readonly PreparedImage[]): Promise<ReadonlySet<string>> {
	const differing = images.flatMap(({ key, content }) => {
		const head = heads.get(key);
		return head && !head.hash.equals(content.hash) ? [head.id] : [];
	});
	if (differing.length === 0) return new Set();
	const { rows } = await tx.query<{ id: SubjectId; hash: Buffer }>("SELECT subject_id AS id, hash FROM change WHERE subject_id = ANY ($1::uuid[])", [
		differing,
	]);
	return new Set(rows.map((row) => pairOf(row.id, row.hash)));
}

function pairOf(id: SubjectId, hash: Buffer): string {
	return `${id} ${hash.toString("hex")}`;
}

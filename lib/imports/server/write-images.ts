import "server-only";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { type Content, toContent } from "#lib/history/content.ts";
import { findSubjectsByKeys, type Subject } from "#lib/history/server/find-subjects.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { type Command, recordCommand } from "#lib/history/server/record-command.ts";
import { createId, type SubjectId } from "#lib/ids.ts";
import { type ImageContent, imageContentSchema } from "#lib/images/schema.ts";
import { splitOfPicture } from "#lib/images/split-of-picture.ts";
import { keepRegionKeys } from "#lib/imports/keep-region-keys.ts";

export type Written = { readonly added: number; readonly changed: number; readonly unchanged: number };

const ATTEMPTS = 5;

/**
 * Puts up to 1,000 images into the dataset in one transaction. An image that stands there just so is left alone, and so is one that
 * somebody changed since the source said the same: only what the source says anew becomes a change.
 */
export async function writeImages(command: Command, images: readonly ImageContent[]): Promise<Written> {
	const contents = images.map(toImageContent);
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await withTransaction((tx) => write(tx, command, images, contents));
		} catch (error) {
			const isRace = error instanceof AppError && error.code === "conflict";
			if (!isRace || attempt === ATTEMPTS) throw error;
		}
	}
}

async function write(tx: Tx, command: Command, images: readonly ImageContent[], contents: readonly Content[]): Promise<Written> {
	const keys = images.map(imageKey);
	const heads = await findSubjectsByKeys(tx, { datasetId: command.datasetId, kind: "image", keys });
	const earlier = await findEarlierHashes(tx, heads, keys, contents);
	const puts: Put[] = [];
	for (const [at, image] of images.entries()) {
		const key = keys[at] ?? "";
		const content = contents[at];
		if (!content) continue;
		const put = toPut(key, image, content, heads.get(key), earlier);
		if (put) puts.push(put);
	}
	if (puts.length > 0) {
		await recordCommand(tx, command);
		await putSubjects(tx, { id: command.id, datasetId: command.datasetId }, puts);
	}
	const added = puts.filter((put) => put.expectedSeq === 0).length;
	return { added, changed: puts.length - added, unchanged: images.length - puts.length };
}

function toPut(key: string, image: ImageContent, content: Content, head: Subject | undefined, earlier: ReadonlySet<string>): Put | null {
	const rest = { kind: "image", key, parentId: null, outcome: "undecided", split: splitOfPicture(image.pixels.perceptualHash) } as const;
	if (!head) return { id: createId<SubjectId>(), expectedSeq: 0, content, ...rest };
	const put = { id: head.id, expectedSeq: head.seq, ...rest, split: head.split };
	if (head.outcome === "removed") return { ...put, content };
	if (head.hash.equals(content.hash) || earlier.has(pairOf(head.id, content.hash))) return null;
	const before = imageContentSchema.parse(JSON.parse(head.body.toString("utf8")));
	const rekeyed = toImageContent(keepRegionKeys(before, image));
	return head.hash.equals(rekeyed.hash) || earlier.has(pairOf(head.id, rekeyed.hash)) ? null : { ...put, content: rekeyed };
}

/** Which of the images that differ from their heads were once in the state that the source gives now. */
async function findEarlierHashes(
	tx: Tx,
	heads: ReadonlyMap<string, Subject>,
	keys: readonly string[],
	contents: readonly Content[],
): Promise<ReadonlySet<string>> {
	const differing = keys.flatMap((key, at) => {
		const head = heads.get(key);
		return head && contents[at] && !head.hash.equals(contents[at].hash) ? [head.id] : [];
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

function imageKey(image: ImageContent): string {
	return `${image.source.name}:${image.source.id}`;
}

function toImageContent(image: ImageContent): Content {
	return toContent(image, { stage: "", type: "", labels: [...new Set(image.regions.map((region) => region.label))].sort() });
}

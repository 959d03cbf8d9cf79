import "server-only";
import type { Licence } from "#lib/images/schema.ts";
import type { CocoBox, CocoCaption, CocoImage } from "#lib/imports/coco-rows.ts";
import { BUCKETS, SpillFile } from "#lib/imports/server/spill-file.ts";
import type { Placed, StagedImage } from "#lib/imports/to-imported-image.ts";

/** All staged rows of one image id; `image` is null where the files have rows about an image that they do not have. */
export type StagedGroup = Omit<StagedImage, "image"> & {
	readonly imageId: number;
	readonly image: Placed<CocoImage> | null;
	/** Rows that tell another licence than the first does. */
	readonly contradictions: readonly number[];
};

export type Duplicate = { readonly kind: "image" | "box" | "caption"; readonly id: number; readonly byteOffsets: readonly [number, number] };

const KIND = { image: 0, licence: 1, box: 2, caption: 3 } as const;
const IDENTIFIED = { [KIND.image]: "image", [KIND.box]: "box", [KIND.caption]: "caption" } as const;

/** Length of the whole record, kind, image id, id and byte offset. */
const HEAD_BYTES = 4 + 1 + 3 * 8;
const BOX_BYTES = HEAD_BYTES + 4 * 8 + 8 + 1;
const NO_ATTRIBUTES = Buffer.alloc(0);
const ID_BYTES = 1 + 2 * 8;

type Gathered = {
	imageId: number;
	image: Placed<CocoImage> | null;
	licence: Licence | null;
	contradictions: number[];
	boxes: Placed<CocoBox>[];
	captions: Placed<CocoCaption>[];
};

/**
 * Where an import's rows wait until their files were read to the end: dealt into buckets by their image, and their ids into others, both
 * on disk. Then each bucket is small enough to be put in order in memory, whatever the size of the files.
 */
export class Staging {
	readonly #rows = new SpillFile();
	readonly #ids = new SpillFile();
	/** Names of images, and licences that are told by such a name. */
	readonly #names = new SpillFile();
	#images = 0;
	#namedLicences = 0;

	get images(): number {
		return this.#images;
	}

	addImage(image: CocoImage, byteOffset: number): void {
		this.#images += 1;
		this.#addRow(KIND.image, image.id, image.id, byteOffset, Buffer.from(JSON.stringify(image)));
		this.#addId(KIND.image, image.id, byteOffset);
		this.#addName({ name: image.fileName, imageId: image.id });
	}

	addBox(box: CocoBox, byteOffset: number): void {
		const attributes = box.attributes ? Buffer.from(JSON.stringify(box.attributes)) : NO_ATTRIBUTES;
		const bytes = BOX_BYTES + attributes.length;
		const { buffer, view, used } = this.#rows.reserve(bucketOf(box.imageId), bytes);
		const at = writeHead(view, used - bytes, bytes, KIND.box, box.imageId, box.id, byteOffset);
		const [x, y, width, height] = box.box;
		view.setFloat64(at, x);
		view.setFloat64(at + 8, y);
		view.setFloat64(at + 16, width);
		view.setFloat64(at + 24, height);
		view.setFloat64(at + 32, box.categoryId);
		view.setUint8(at + 40, box.isCrowd ? 1 : 0);
		attributes.copy(buffer, at + 41);
		this.#addId(KIND.box, box.id, byteOffset);
	}

	addCaption(caption: CocoCaption, byteOffset: number): void {
		this.#addRow(KIND.caption, caption.imageId, caption.id, byteOffset, Buffer.from(caption.text));
		this.#addId(KIND.caption, caption.id, byteOffset);
	}

	/** Of two licences of an image the first counts. */
	addLicence(of: { readonly imageId: number } | { readonly fileName: string }, row: number, licence: Licence): void {
		if ("imageId" in of) {
			this.#addRow(KIND.licence, of.imageId, row, row, Buffer.from(JSON.stringify(licence)));
			return;
		}
		this.#namedLicences += 1;
		this.#addName({ name: of.fileName, row, licence });
	}

	/** Ends adding: licences told by name find their images. */
	seal(): void {
		for (let bucket = 0; this.#namedLicences > 0 && bucket < BUCKETS; bucket += 1) this.#joinNames(bucket);
	}

	/** Two rows of a kind that have one id, the first such pair by kind and place. */
	findDuplicate(): Duplicate | null {
		let first: Duplicate | null = null;
		for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
			const found = duplicateOf(this.#ids.read(bucket));
			if (found && (!first || isBefore(found, first))) first = found;
		}
		return first;
	}

	/** All images with their rows, a bucket's worth at a time, boxes and captions in the order of their ids. */
	*groups(): Generator<readonly StagedGroup[]> {
		for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
			const groups = gatherImages(this.#rows.read(bucket));
			for (const group of groups.values()) {
				group.boxes.sort(byId);
				group.captions.sort(byId);
			}
			yield [...groups.values()].sort((a, b) => a.imageId - b.imageId);
		}
	}

	close(): void {
		this.#rows.close();
		this.#ids.close();
		this.#names.close();
	}

	#addRow(kind: number, imageId: number, id: number, byteOffset: number, payload: Buffer): void {
		const bytes = HEAD_BYTES + payload.length;
		const { buffer, view, used } = this.#rows.reserve(bucketOf(imageId), bytes);
		payload.copy(buffer, writeHead(view, used - bytes, bytes, kind, imageId, id, byteOffset));
	}

	#addId(kind: number, id: number, byteOffset: number): void {
		const { view, used } = this.#ids.reserve(bucketOf(id), ID_BYTES);
		view.setUint8(used - ID_BYTES, kind);
		view.setFloat64(used - ID_BYTES + 1, id);
		view.setFloat64(used - ID_BYTES + 9, byteOffset);
	}

	#addName(entry: NameEntry): void {
		const line = Buffer.from(`${JSON.stringify(entry)}\n`);
		let hash = 0;
		for (let at = 0; at < entry.name.length; at += 1) hash = Math.imul(hash, 31) + entry.name.charCodeAt(at);
		const { buffer, used } = this.#names.reserve(bucketOf(hash), line.length);
		line.copy(buffer, used - line.length);
	}

	#joinNames(bucket: number): void {
		const ids = new Map<string, number[]>();
		for (const line of this.#names.read(bucket).toString().split("\n").slice(0, -1)) {
			const entry: NameEntry = JSON.parse(line);
			const known = ids.get(entry.name) ?? [];
			if ("imageId" in entry) ids.set(entry.name, [...known, entry.imageId]);
			else for (const imageId of known) this.addLicence({ imageId }, entry.row, entry.licence);
		}
	}
}

/** Written and read by this class alone, images before licences. */
type NameEntry = { readonly name: string } & ({ readonly imageId: number } | { readonly row: number; readonly licence: Licence });

function writeHead(view: DataView, start: number, bytes: number, kind: number, imageId: number, id: number, byteOffset: number): number {
	view.setUint32(start, bytes);
	view.setUint8(start + 4, kind);
	view.setFloat64(start + 5, imageId);
	view.setFloat64(start + 13, id);
	view.setFloat64(start + 21, byteOffset);
	return start + HEAD_BYTES;
}

/** Rows were written by this very process; they are not parsed a second time. */
function gatherImages(bucket: Buffer): ReadonlyMap<number, Gathered> {
	const view = new DataView(bucket.buffer, bucket.byteOffset, bucket.byteLength);
	const groups = new Map<number, Gathered>();
	for (let at = 0; at < bucket.length; ) {
		const end = at + view.getUint32(at);
		const imageId = view.getFloat64(at + 5);
		let group = groups.get(imageId);
		if (!group) {
			group = { imageId, image: null, licence: null, contradictions: [], boxes: [], captions: [] };
			groups.set(imageId, group);
		}
		const kind = view.getUint8(at + 4);
		const byteOffset = view.getFloat64(at + 21);
		if (kind === KIND.box) group.boxes.push({ row: readBox(view, at, imageId, bucket.toString("utf8", at + BOX_BYTES, end)), byteOffset });
		else {
			const payload = bucket.toString("utf8", at + HEAD_BYTES, end);
			if (kind === KIND.caption) group.captions.push({ row: { id: view.getFloat64(at + 13), imageId, text: payload }, byteOffset });
			else if (kind === KIND.image) group.image = { row: JSON.parse(payload), byteOffset };
			else addLicence(group, JSON.parse(payload), byteOffset);
		}
		at = end;
	}
	return groups;
}

function addLicence(group: Gathered, licence: Licence, row: number): void {
	if (!group.licence) group.licence = licence;
	else if (group.licence.name !== licence.name || group.licence.url !== licence.url) group.contradictions.push(row);
}

function readBox(view: DataView, start: number, imageId: number, attributes: string): CocoBox {
	const at = start + HEAD_BYTES;
	return {
		id: view.getFloat64(start + 13),
		imageId,
		categoryId: view.getFloat64(at + 32),
		box: [view.getFloat64(at), view.getFloat64(at + 8), view.getFloat64(at + 16), view.getFloat64(at + 24)],
		isCrowd: view.getUint8(at + 40) === 1,
		...(attributes !== "" && { attributes: JSON.parse(attributes) }),
	};
}

function duplicateOf(ids: Buffer): Duplicate | null {
	const view = new DataView(ids.buffer, ids.byteOffset, ids.byteLength);
	const seen = { image: new Map<number, number>(), box: new Map<number, number>(), caption: new Map<number, number>() };
	let first: Duplicate | null = null;
	for (let at = 0; at < ids.length; at += ID_BYTES) {
		const kind = IDENTIFIED[view.getUint8(at) as keyof typeof IDENTIFIED];
		const id = view.getFloat64(at + 1);
		const byteOffset = view.getFloat64(at + 9);
		const before = seen[kind].get(id);
		if (before === undefined) seen[kind].set(id, byteOffset);
		else {
			const found: Duplicate = { kind, id, byteOffsets: [before, byteOffset] };
			if (!first || isBefore(found, first)) first = found;
		}
	}
	return first;
}

const RANK = { image: 0, box: 1, caption: 2 } as const;

function isBefore(a: Duplicate, b: Duplicate): boolean {
	return a.kind === b.kind ? a.byteOffsets[1] < b.byteOffsets[1] : RANK[a.kind] < RANK[b.kind];
}

function byId(a: Placed<{ readonly id: number }>, b: Placed<{ readonly id: number }>): number {
	return a.row.id - b.row.id;
}

function bucketOf(id: number): number {
	return ((Math.imul(id | 0, 0x9e3779b1) ^ Math.imul(Math.floor(id / 2 ** 32), 0x85ebca6b)) >>> 24) % BUCKETS;
}

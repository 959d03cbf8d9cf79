import sharp from "sharp";
import type { SentImage } from "#e2e/inference-server/asked.ts";
import { HASH_FRAME, perceptualHash } from "#lib/images/perceptual-hash.ts";

/** Marks drawn into a picture, and shrinking it, change few of its difference hash's 64 bits. */
const BITS_MAX = 8;

export type PictureIndex = {
	/** Key of the picture that this one looks most like; null where it looks like none. */
	readonly find: (picture: SentImage) => Promise<string | null>;
};

/** Finds pictures again by how they look. */
export function createPictureIndex(pictures: readonly { readonly key: string; readonly hash: string }[]): PictureIndex {
	const found = new Map<string, Promise<string | null>>();
	return {
		find: (picture) => {
			const known = found.get(picture.sha256) ?? findNearest(picture, pictures);
			found.set(picture.sha256, known);
			return known;
		},
	};
}

async function findNearest({ content }: SentImage, pictures: readonly { readonly key: string; readonly hash: string }[]): Promise<string | null> {
	const gray = await sharp(content).toColourspace("b-w").removeAlpha().resize(HASH_FRAME.width, HASH_FRAME.height, { fit: "fill" }).raw().toBuffer();
	const hash = perceptualHash(gray);
	const [nearest] = pictures.map((picture) => ({ key: picture.key, bits: countBits(picture.hash, hash) })).toSorted((one, other) => one.bits - other.bits);
	return nearest && nearest.bits <= BITS_MAX ? nearest.key : null;
}

function countBits(one: string, other: string): number {
	const differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
	return differing.toString(2).replaceAll("0", "").length;
}

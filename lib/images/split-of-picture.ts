import { sha256 } from "#lib/history/content.ts";
import type { Split } from "#lib/history/schema.ts";

/** 80 % train, 10 % validation, 10 % test; pictures of equal perceptual hash are in one split, in every dataset and forever. */
export function splitOfPicture(perceptualHash: string): Split {
	const tenth = sha256(`split:${perceptualHash}`).readUInt32BE(0) % 10;
	if (tenth < 8) return "train";
	return tenth === 8 ? "validation" : "test";
}

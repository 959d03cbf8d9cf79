import { expect, test } from "vitest";
import { HASH_FRAME, perceptualHash } from "#lib/images/perceptual-hash.ts";

const PIXELS = HASH_FRAME.width * HASH_FRAME.height;

test("an even picture hashes to zeros", () => {
	expect(perceptualHash(Buffer.alloc(PIXELS, 77))).toBe("0000000000000000");
});

test("a picture that darkens to the right hashes to ones, its mirror image to zeros", () => {
	const darkening = Buffer.alloc(PIXELS).map((_, at) => 200 - (at % HASH_FRAME.width));
	expect([perceptualHash(darkening), perceptualHash(darkening.reverse())]).toEqual(["ffffffffffffffff", "0000000000000000"]);
});

test("brightness as a whole does not matter", () => {
	const picture = Buffer.alloc(PIXELS).map((_, at) => (at * 31) % 100);
	expect(perceptualHash(picture.map((value) => value + 50))).toBe(perceptualHash(picture));
});

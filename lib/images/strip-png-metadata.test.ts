import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { isAnimatedPng, stripPngMetadata } from "#lib/images/strip-png-metadata.ts";

const SECRET = "written by a camera";

test.each([{ palette: true }, { palette: false }])("metadata goes and the pixels stay the same, %j", async (png) => {
	const picture = await gradient()
		.png(png)
		.withExif({ IFD0: { Copyright: SECRET } })
		.toBuffer();
	const trailed = Buffer.concat([picture, Buffer.from(SECRET)]);
	const stripped = stripPngMetadata(trailed) ?? Buffer.alloc(0);
	expect(stripped.includes(SECRET)).toBe(false);
	expect((await sharp(stripped).metadata()).exif).toBeUndefined();
	expect(await sharp(stripped).raw().toBuffer()).toEqual(await sharp(picture).raw().toBuffer());
});

test("a picture cut off anywhere is refused", async () => {
	const picture = await gradient().png().toBuffer();
	for (let length = 0; length < picture.length; length += 3) expect(stripPngMetadata(picture.subarray(0, length))).toBeNull();
});

test("an animation is seen by its control chunk", async () => {
	const picture = await gradient().png().toBuffer();
	const control = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from("acTL"), Buffer.alloc(12)]);
	const animated = Buffer.concat([picture.subarray(0, 33), control, picture.subarray(33)]);
	expect([isAnimatedPng(picture), isAnimatedPng(animated)]).toEqual([false, true]);
});

function gradient(): Sharp {
	const raw = Buffer.alloc(32 * 20 * 3, 0).map((_, at) => (at * 3) % 256);
	return sharp(raw, { raw: { width: 32, height: 20, channels: 3 } });
}

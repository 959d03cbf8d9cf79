import sharp from "sharp";
import { expect, test } from "vitest";
import { turnBox, turnFor } from "#lib/imports/declared-size.ts";

const STORED = { width: 60, height: 40 };
const BOX = { x: 6, y: 4, width: 20, height: 10 };

test.each([1, 2, 3, 4, 5, 6, 7, 8])("a box turned by orientation %i frames what it framed", async (orientation) => {
	const painted = await sharp({ create: { ...STORED, channels: 3, background: "black" } })
		.composite([{ input: { create: { width: BOX.width, height: BOX.height, channels: 3, background: "white" } }, left: BOX.x, top: BOX.y }])
		.png()
		.withMetadata({ orientation })
		.toBuffer();
	const upright = await sharp(painted).autoOrient().grayscale().raw().toBuffer({ resolveWithObject: true });
	expect(whiteBox(upright.data, upright.info.width)).toEqual(turnBox(BOX, STORED, orientation));
});

test("boxes of the picture's own size stay", () => {
	expect(turnFor({ width: 40, height: 60 }, { width: 40, height: 60 }, 6)).toEqual({ kind: "none" });
});

test.each([5, 6, 7, 8])("boxes of the transposed size are turned with a picture of orientation %i", (orientation) => {
	expect(turnFor(STORED, { width: 40, height: 60 }, orientation)).toEqual({ kind: "turned", orientation });
});

test.each([
	[STORED, { width: 40, height: 60 }, 1, "the image declares 60×40 pixels and has 40×60"],
	[{ width: 61, height: 40 }, STORED, 1, "the image declares 61×40 pixels and has 60×40"],
	[null, STORED, 1, "the image declares no width and height, so that its boxes have no frame"],
])("any other size refuses the boxes: %j on %j", (declared, picture, orientation, reason) => {
	expect(turnFor(declared, picture, orientation)).toEqual({ kind: "mismatch", reason });
});

function whiteBox(gray: Buffer, width: number): typeof BOX {
	const white = [...gray.keys()].filter((at) => (gray[at] ?? 0) > 127);
	const columns = white.map((at) => at % width);
	const rows = white.map((at) => Math.floor(at / width));
	const x = Math.min(...columns);
	const y = Math.min(...rows);
	return { x, y, width: Math.max(...columns) - x + 1, height: Math.max(...rows) - y + 1 };
}

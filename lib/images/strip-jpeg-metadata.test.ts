import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { stripJpegMetadata } from "#lib/images/strip-jpeg-metadata.ts";

const SECRET = "51 deg 28' 38 N";

test.each([{ progressive: false }, { progressive: true }])("metadata goes and the pixels stay the same, %j", async (jpeg) => {
	const picture = await noise()
		.jpeg(jpeg)
		.withExif({ IFD0: { Copyright: SECRET } })
		.withIccProfile("srgb")
		.toBuffer();
	const commented = Buffer.concat([
		picture.subarray(0, 2),
		segment(0xfe, SECRET),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x/>"),
		picture.subarray(2),
		Buffer.from(SECRET),
	]);
	const stripped = stripJpegMetadata(commented) ?? Buffer.alloc(0);
	const metadata = await sharp(stripped).metadata();
	expect({ exif: metadata.exif, icc: metadata.icc, xmp: metadata.xmp, holdsSecret: stripped.includes(SECRET) }).toEqual({
		exif: undefined,
		icc: undefined,
		xmp: undefined,
		holdsSecret: false,
	});
	const unprofiled = await noise().jpeg(jpeg).toBuffer();
	expect(await pixels(stripped)).toEqual(await pixels(unprofiled));
});

test("stripping twice is stripping once", async () => {
	const once =
		stripJpegMetadata(
			await noise()
				.jpeg()
				.withExif({ IFD0: { Copyright: SECRET } })
				.toBuffer(),
		) ?? Buffer.alloc(0);
	expect(stripJpegMetadata(once)).toEqual(once);
});

test("an Adobe marker stays, since it says that the components are not YCbCr", async () => {
	const cmyk = await noise().toColourspace("cmyk").jpeg().toBuffer();
	const stripped = stripJpegMetadata(cmyk) ?? Buffer.alloc(0);
	expect(await pixels(stripped)).toEqual(await pixels(cmyk));
});

test("a picture cut off anywhere is refused", async () => {
	const picture = await noise().jpeg().toBuffer();
	for (let length = 0; length < picture.length - 1; length += 7) expect(stripJpegMetadata(picture.subarray(0, length))).toBeNull();
});

test("a segment that claims to be longer than the file is refused", () => {
	expect(stripJpegMetadata(Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x00]))).toBeNull();
});

function segment(marker: number, text: string): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(text.length + 2, 2);
	return Buffer.concat([head, Buffer.from(text, "latin1")]);
}

function noise(): Sharp {
	const width = 40;
	const height = 24;
	const raw = Buffer.alloc(width * height * 3, 0).map((_, at) => (at * 7919) % 251);
	return sharp(raw, { raw: { width, height, channels: 3 } });
}

function pixels(picture: Buffer): Promise<Buffer> {
	return sharp(picture).raw().toBuffer();
}

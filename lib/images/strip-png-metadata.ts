const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** The chunks that make the pixels. A color profile is no part of them: a picture that has one of its own is re-encoded instead. */
const PIXEL_CHUNKS = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/** The same picture without texts, times, EXIF, profiles and whatever follows its end; null for bytes that are not one whole PNG. */
export function stripPngMetadata(png: Uint8Array): Buffer | null {
	const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
	if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
	const kept: Buffer[] = [SIGNATURE];
	let at = 8;
	while (at + 12 <= bytes.length) {
		const end = at + 12 + bytes.readUInt32BE(at);
		const name = bytes.toString("latin1", at + 4, at + 8);
		if (end > bytes.length) return null;
		if (PIXEL_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
		if (name === "IEND") return Buffer.concat(kept);
		at = end;
	}
	return null;
}

/** Whether the file is an animated PNG, which decoders here would silently show the first frame of. */
export function isAnimatedPng(png: Uint8Array): boolean {
	const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
	let at = 8;
	while (at + 12 <= bytes.length) {
		const name = bytes.toString("latin1", at + 4, at + 8);
		if (name === "acTL") return true;
		if (name === "IDAT") return false;
		at += 12 + bytes.readUInt32BE(at);
	}
	return false;
}

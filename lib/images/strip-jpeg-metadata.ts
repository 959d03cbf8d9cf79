/** `FF D8 | APP0 "JFIF" 1.02, no density, no thumbnail`: says that the components are YCbCr, and nothing else. */
const JFIF = Buffer.from([0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x02, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00]);
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);

const MARKER = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app14: 0xee, app15: 0xef, comment: 0xfe } as const;

/**
 * The same picture without its metadata: EXIF, XMP, ICC, thumbnails, comments and whatever follows the end of the picture are left
 * out, the coded pixels are copied byte for byte. What tells a decoder how components are colors (JFIF, Adobe) stays.
 * Null for bytes that are not one whole JPEG.
 */
export function stripJpegMetadata(jpeg: Uint8Array): Buffer | null {
	const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
	if (bytes[0] !== 0xff || bytes[1] !== MARKER.start) return null;
	const kept: Buffer[] = [START];
	let at = 2;
	while (at < bytes.length) {
		const marker = markerAt(bytes, at);
		if (marker === null) return null;
		if (marker.code === MARKER.end) return Buffer.concat([...kept, END]);
		const end = segmentEnd(bytes, marker.body);
		if (end === null) return null;
		const scanEnd = marker.code === MARKER.scan ? entropyEnd(bytes, end) : end;
		if (scanEnd === null) return null;
		const segment = keptSegment(bytes.subarray(marker.body - 2, scanEnd), marker.code);
		if (segment) kept.push(segment);
		at = scanEnd;
	}
	return null;
}

/** A marker may be led by any number of FF fill bytes. `body` is where its length stands. */
function markerAt(bytes: Buffer, at: number): { readonly code: number; readonly body: number } | null {
	if (bytes[at] !== 0xff) return null;
	let next = at + 1;
	while (bytes[next] === 0xff) next += 1;
	const code = bytes[next];
	return code === undefined || code === 0 ? null : { code, body: next + 1 };
}

function segmentEnd(bytes: Buffer, body: number): number | null {
	if (body + 2 > bytes.length) return null;
	const length = bytes.readUInt16BE(body);
	return length < 2 || body + length > bytes.length ? null : body + length;
}

/** Entropy-coded data runs to the next marker; FF 00 is a coded FF and FF D0..D7 are restarts inside it. */
function entropyEnd(bytes: Buffer, from: number): number | null {
	let at = bytes.indexOf(0xff, from);
	while (at >= 0) {
		const next = bytes[at + 1];
		if (next === undefined) return null;
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
		at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
	}
	return null;
}

function keptSegment(segment: Buffer, code: number): Buffer | null {
	if (code === MARKER.comment) return null;
	if (code < MARKER.app0 || code > MARKER.app15) return segment;
	const name = segment.toString("latin1", 4, 9);
	if (code === MARKER.app0 && name === "JFIF\0") return JFIF;
	if (code === MARKER.app14 && name === "Adobe") return segment;
	return null;
}

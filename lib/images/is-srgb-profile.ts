/**
 * Whether an ICC profile says of itself that it is sRGB, so that leaving it out changes no color: by the name in its description,
 * the tiny "c2" and "uRGB" sRGB profiles of web tools included.
 */
export function isSrgbProfile(icc: Uint8Array): boolean {
	const bytes = Buffer.from(icc.buffer, icc.byteOffset, icc.byteLength);
	if (bytes.length < 132 || bytes.toString("latin1", 16, 20) !== "RGB ") return false;
	const description = descriptionOf(bytes);
	return description !== null && (/sRGB/i.test(description) || ["c2", "c2ci", "uRGB"].includes(description));
}

function descriptionOf(icc: Buffer): string | null {
	const tags = Math.min(icc.readUInt32BE(128), 100);
	for (let tag = 0; tag < tags; tag += 1) {
		const entry = 132 + tag * 12;
		if (entry + 12 > icc.length) return null;
		if (icc.toString("latin1", entry, entry + 4) !== "desc") continue;
		const start = icc.readUInt32BE(entry + 4);
		return textOf(icc.subarray(start, start + icc.readUInt32BE(entry + 8)));
	}
	return null;
}

/** Version 2 keeps ASCII behind a length, version 4 UTF-16 behind a table of languages. */
function textOf(tag: Buffer): string {
	if (tag.toString("latin1", 0, 4) === "desc") return tag.toString("latin1", 12).split("\0")[0] ?? "";
	return tag.subarray(28).toString("latin1").replaceAll("\0", "");
}

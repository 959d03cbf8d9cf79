const BYTES_PER_TOKEN = 4;
const LENGTH_UNIT = 2 ** 32;

/**
 * A tokenizer without a vocabulary: four UTF-8 bytes are a token, and its id says which, so that ids can be read back without a table. `<think>` begins and
 * ends with a token, as in the models' own.
 */
export function toTokenIds(text: string): number[] {
	return text.split(/(<think>)/).flatMap(toIds);
}

function toIds(text: string): number[] {
	const bytes = Buffer.from(text, "utf8");
	const ids: number[] = [];
	for (let at = 0; at < bytes.length; at += BYTES_PER_TOKEN) {
		const length = Math.min(BYTES_PER_TOKEN, bytes.length - at);
		ids.push((length - 1) * LENGTH_UNIT + bytes.readUIntBE(at, length));
	}
	return ids;
}

export function fromTokenIds(ids: readonly number[]): string {
	return Buffer.concat(ids.map(toBytes)).toString("utf8");
}

export function countTokens(text: string): number {
	return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

/** The text's first tokens, without a character that would be cut in two. */
export function cutToTokens(text: string, tokens: number): string {
	if (countTokens(text) <= tokens) return text;
	return Buffer.from(text, "utf8")
		.subarray(0, tokens * BYTES_PER_TOKEN)
		.toString("utf8")
		.replace(/\uFFFD+$/, "");
}

function toBytes(id: number): Buffer {
	const length = Math.min(BYTES_PER_TOKEN, Math.floor(id / LENGTH_UNIT) + 1);
	const bytes = Buffer.alloc(BYTES_PER_TOKEN);
	bytes.writeUInt32BE(id % LENGTH_UNIT);
	return bytes.subarray(BYTES_PER_TOKEN - length);
}

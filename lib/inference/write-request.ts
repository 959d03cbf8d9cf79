import type { SentImage } from "#lib/inference/model-call.ts";
import { toUrlHead } from "#lib/inference/to-request-body.ts";

/**
 * A request's body as it is sent, with the picture's bytes where `toRequestBody` left room for them: as a part of the JSON they would be looked through
 * and copied for each call, which costs more than all else of it.
 */
export function writeRequest(body: object, image: SentImage | null): Uint8Array {
	const text = JSON.stringify(body);
	// Its quotes are not escaped: no text within the JSON looks like it.
	const head = image === null ? "" : `{"url":"${toUrlHead(image)}`;
	const at = image === null ? -1 : text.indexOf(`${head}"}`);
	if (image === null || at < 0) return Buffer.from(text);
	const end = at + head.length;
	const { buffer, byteOffset, byteLength } = image.bytes;
	const picture = Buffer.from(buffer, byteOffset, byteLength).toString("base64");
	return Buffer.concat([Buffer.from(text.slice(0, end)), Buffer.from(picture, "latin1"), Buffer.from(text.slice(end))]);
}

import { createHash } from "node:crypto";
import type { SentImage } from "#e2e/inference-server/asked.ts";
import { isRecord } from "#e2e/inference-server/is-record.ts";
import { listRecords } from "#e2e/inference-server/list-records.ts";

export type ImageFormat = "jpeg" | "png" | "gif" | "bmp" | "webp";

/** An image of a body. One that is named by an address is not fetched, and has no format: this server has no network. */
export type TakenImage = SentImage & { readonly format: ImageFormat | null };

/**
 * Takes the images out of a parsed body, of which nobody else holds a reference: in the place of their content stands `sha256:` and the hash.
 * So the body's own hash, its record and the answerer's copy cost nothing beyond the one hash of the image.
 */
export function takeImages(body: Readonly<Record<string, unknown>>): readonly TakenImage[] {
	if (isRecord(body.image)) return takeContent(body.image, "base64", 0);
	return listRecords(body.messages).flatMap(
		({ content }) =>
			listRecords(content)
				.filter(({ type }) => type === "image_url")
				.flatMap((part) => (isRecord(part.image_url) ? takeDataUrl(part.image_url, "url") : takeDataUrl(part, "image_url"))), // some take a bare string
	);
}

function takeDataUrl(holder: Record<string, unknown>, name: string): readonly TakenImage[] {
	const address = typeof holder[name] === "string" ? holder[name] : "";
	const mark = address.startsWith("data:") ? address.indexOf(";base64,") : -1;
	return mark < 0 ? [{ sha256: "", bytes: 0, content: Buffer.alloc(0), format: null }] : takeContent(holder, name, mark + ";base64,".length);
}

function takeContent(holder: Record<string, unknown>, name: string, from: number): readonly TakenImage[] {
	if (typeof holder[name] !== "string") return [];
	const content = Buffer.from(holder[name].slice(from), "base64");
	const sha256 = createHash("sha256").update(content).digest("hex");
	holder[name] = `sha256:${sha256}`;
	return [{ sha256, bytes: content.length, content, format: readFormat(content) }];
}

const SIGNATURES: readonly (readonly [format: ImageFormat, head: string])[] = [
	["jpeg", "\xff\xd8\xff"],
	["png", "\x89PNG"],
	["gif", "GIF8"],
	["bmp", "BM"],
	["webp", "RIFF"],
];

function readFormat(content: Buffer): ImageFormat | null {
	const head = content.toString("latin1", 0, 4);
	return SIGNATURES.find(([, signature]) => head.startsWith(signature))?.[0] ?? null;
}

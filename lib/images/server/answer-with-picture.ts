import "server-only";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";
import { SNIFF_BYTES, sniffPictureFormat } from "#lib/images/sniff-picture-format.ts";

/** What may be sent as a picture; whatever else lies in the store is not told of. */
const TYPES: Partial<Record<string, string>> = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp" };

/** Sends a picture that lies under an address of its bytes: browsers keep it for good and never take it for a page. */
export async function answerWithPicture(request: Request, picture: { readonly file: string; readonly name: string }): Promise<Response> {
	const { type, bytes } = await inspect(picture.file);
	const headers = {
		"cache-control": "private, max-age=31536000, immutable",
		"content-security-policy": "default-src 'none'; sandbox",
		"x-content-type-options": "nosniff",
		etag: `"${picture.name}"`,
	};
	if (request.headers.get("if-none-match")?.includes(headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(Readable.toWeb(createReadStream(picture.file)) as ReadableStream<Uint8Array>, {
		headers: {
			...headers,
			"content-type": type,
			"content-length": String(bytes),
			"content-disposition": `inline; filename="${picture.name}.${type.slice("image/".length)}"`,
		},
	});
}

async function inspect(file: string): Promise<{ readonly type: string; readonly bytes: number }> {
	const handle = await open(file).catch(() => null);
	if (!handle) throw new AppError("not_found", "There is no such picture.");
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
		const type = TYPES[sniffPictureFormat(buffer.subarray(0, bytesRead)) ?? ""];
		if (!type) throw new AppError("not_found", "There is no such picture.");
		return { type, bytes: (await handle.stat()).size };
	} finally {
		await handle.close();
	}
}

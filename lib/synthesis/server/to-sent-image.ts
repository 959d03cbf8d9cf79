import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { AppError } from "#lib/errors.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { SentImage } from "#lib/inference/model-call.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { objectStore } from "#lib/storage/object-store.ts";
import { drawMarks } from "#lib/synthesis/draw-marks.ts";
import { SENT_SIDE_MAX_PX, toSentSize } from "#lib/synthesis/to-sent-size.ts";

const JPEG_QUALITY = 92;

/**
 * The picture that a question is about, as a model gets it. Regions that the stem names are framed and marked by their key, as people see them in
 * review. The same picture and marks give the same bytes.
 */
export async function toSentImage(
	image: Pick<ImageContent, "pixels" | "regions">,
	{ mentions }: Pick<QuestionContent, "mentions">,
	sideMaxPx = SENT_SIDE_MAX_PX,
): Promise<SentImage> {
	const { sha256, mime, width, height } = image.pixels;
	const source = await readFile(objectStore().path(sha256)).catch(() => {
		throw new AppError("internal", `The object ${sha256}, a picture, is not in the object store.`);
	});
	const marked = image.regions.filter(({ key }) => mentions.some((mention) => mention.region === key));
	const size = toSentSize(image.pixels, sideMaxPx);
	const scale = Math.min(1, sideMaxPx / Math.max(width, height));
	if (marked.length === 0 && scale === 1 && (mime === "image/jpeg" || mime === "image/png")) return { sha256, mime, bytes: source };
	const overlay = Buffer.from(drawMarks(marked, { size, scale }));
	const bytes = await sharp(source)
		.resize(size.width, size.height, { fit: "fill" })
		.composite([{ input: overlay }])
		.jpeg({ quality: JPEG_QUALITY })
		.toBuffer();
	return { sha256: createHash("sha256").update(bytes).digest("hex"), mime: "image/jpeg", bytes };
}

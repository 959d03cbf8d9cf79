import "server-only";
import sharp, { type Metadata } from "sharp";
import { AppError } from "#lib/errors.ts";
import type { ExportFolder } from "#lib/exports/server/open-export-folder.ts";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";
import { type ExportedImage, streamImages } from "#lib/exports/server/stream-images.ts";
import { toImagePath } from "#lib/exports/to-image-path.ts";
import { toCsvLine } from "#lib/text/to-csv-line.ts";

const HEADER = ["file", "image", "source_id", "source_file", "licence", "licence_url", "credit_url", "splits"];

export type WriteContext = { readonly signal: AbortSignal; readonly advance: (by: number) => void };

/** Writes the pictures and who they are credited to. Two subjects of the same pixels share a file and are credited each. */
export async function writeImages(plan: ExportPlan, folder: ExportFolder, { signal, advance }: WriteContext): Promise<{ readonly files: number }> {
	const attribution = await folder.createText("ATTRIBUTION.csv");
	await attribution.write(toCsvLine(HEADER));
	let previous = "";
	let files = 0;
	for await (const images of streamImages(plan)) {
		for (const image of images) {
			signal.throwIfAborted();
			await attribution.write(toCsvLine(credit(image)));
			if (image.sha256 !== previous) {
				assertAsRecorded(image, await sharp(await folder.addObject(toImagePath(image), image.sha256)).metadata());
				files += 1;
			}
			previous = image.sha256;
		}
		advance(images.length);
	}
	await attribution.close();
	return { files };
}

function credit({ key, source, licence, splits, ...pixels }: ExportedImage): readonly string[] {
	return [toImagePath(pixels), key, source.id, source.fileName, licence.name, licence.url, licence.creditUrl, splits.join(" ")];
}

// Boxes are true of the size that was recorded; a picture that a reader would turn or that has another size would make them wrong in silence.
function assertAsRecorded(image: ExportedImage, found: Metadata): void {
	const isUpright = (found.orientation ?? 1) === 1;
	if (isUpright && found.width === image.width && found.height === image.height) return;
	throw new AppError(
		"invalid",
		`Nothing was exported: the picture ${image.key} is ${found.width} × ${found.height}${isUpright ? "" : ", to be turned"}, but ${image.width} × ${image.height} upright was recorded.`,
	);
}

import "server-only";
import type { Licence } from "#lib/images/schema.ts";
import type { CocoBox, CocoCaption, CocoImage } from "#lib/imports/coco-rows.ts";
import { unpackBox } from "#lib/imports/server/staged-payloads.ts";
import type { Staging } from "#lib/imports/server/staging.ts";
import { STAGED, type StagedRow } from "#lib/imports/staged-row.ts";
import type { Placed, StagedImage } from "#lib/imports/to-imported-image.ts";

/** All staged rows of one image id; `image` is null where the files have rows about an image that they do not have. */
export type StagedGroup = Omit<StagedImage, "image"> & { readonly imageId: number; readonly image: Placed<CocoImage> | null };

type Gathered = { imageId: number; image: Placed<CocoImage> | null; licence: Licence | null; boxes: Placed<CocoBox>[]; captions: Placed<CocoCaption>[] };

/** Merges the sorted rows to images, one chunk's worth at a time. */
export async function* readStagedImages(staging: Staging): AsyncGenerator<readonly StagedGroup[]> {
	let group: Gathered | null = null;
	for await (const rows of staging.rows()) {
		const whole: StagedGroup[] = [];
		for (const row of rows) {
			if (group === null || group.imageId !== row.imageId) {
				if (group) whole.push(group);
				group = { imageId: row.imageId, image: null, licence: null, boxes: [], captions: [] };
			}
			gather(group, row);
		}
		if (whole.length > 0) yield whole;
	}
	if (group) yield [group];
}

/** Payloads were written by `stage-coco` and `stage-licences` in this very process; they are not parsed a second time. */
function gather(group: Gathered, row: StagedRow): void {
	const { byteOffset } = row;
	if (row.kind === STAGED.box) group.boxes.push({ row: unpackBox(row), byteOffset });
	else if (row.kind === STAGED.caption) group.captions.push({ row: { id: row.id, imageId: row.imageId, text: row.payload.toString() }, byteOffset });
	else if (row.kind === STAGED.image) group.image = { row: JSON.parse(row.payload.toString()), byteOffset };
	else group.licence ??= JSON.parse(row.payload.toString());
}

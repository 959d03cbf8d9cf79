import { type ImageContent, type Licence, MAX_REGIONS_PER_IMAGE, type Pixels, type Region, UNKNOWN, UNKNOWN_LICENCE } from "#lib/images/schema.ts";
import { BOX_ADAPTERS } from "#lib/imports/box-adapters.ts";
import type { CocoBox, CocoCaption, CocoImage, CocoLicence } from "#lib/imports/coco-rows.ts";
import { turnBox, turnFor } from "#lib/imports/declared-size.ts";
import type { Refusal } from "#lib/imports/schema.ts";
import { toRegionBox } from "#lib/imports/to-region-box.ts";

/** Something read from a file, and the byte at which it began. */
export type Placed<Row> = { readonly row: Row; readonly byteOffset: number };

/** All that the files say of one image, its boxes in the order of their ids. */
export type StagedImage = {
	readonly image: Placed<CocoImage>;
	readonly licence: Licence | null;
	readonly boxes: readonly Placed<CocoBox>[];
	readonly captions: readonly Placed<CocoCaption>[];
};

export type CocoContext = {
	readonly files: { readonly instances: string; readonly captions: string };
	readonly categories: ReadonlyMap<number, string>;
	readonly refusedCategories: ReadonlySet<number>;
	readonly licences: ReadonlyMap<number, CocoLicence>;
};

export type ImportedPicture = { readonly pixels: Pixels; readonly orientation: number; readonly sourceSha256: string };

export type ImportedImage = { readonly content: ImageContent; readonly refusals: readonly Refusal[] };

export const SOURCE_NAME = "coco";

/** An image as the dataset keeps it. Members stand in the order of their names, which makes its canonical JSON cheap. */
export function toImportedImage(staged: StagedImage, picture: ImportedPicture, context: CocoContext): ImportedImage {
	const { row: image } = staged.image;
	const { pixels, sourceSha256 } = picture;
	const { regions, refusals } = toRegions(staged, picture, context);
	const content: ImageContent = {
		captions: distinctTexts(staged.captions).map((text) => ({ author: UNKNOWN, text })),
		kind: "image",
		licence: staged.licence ?? toLicence(image, context),
		nextRegion: regions.length + 1,
		pixels: { height: pixels.height, mime: pixels.mime, perceptualHash: pixels.perceptualHash, sha256: pixels.sha256, width: pixels.width },
		regions,
		source: { fileName: image.fileName, id: String(image.id), name: SOURCE_NAME, sha256: sourceSha256, split: sourceSplit(image) },
		v: 1,
	};
	return { content, refusals };
}

function toRegions(staged: StagedImage, picture: ImportedPicture, context: CocoContext): { regions: Region[]; refusals: Refusal[] } {
	const regions: Region[] = [];
	const refusals: Refusal[] = [];
	const { size } = staged.image.row;
	const turn = turnFor(size, picture.pixels, picture.orientation);
	for (const { row, byteOffset } of staged.boxes) {
		const refuse = (reason: string) =>
			refusals.push({ file: context.files.instances, row: null, byteOffset, reason: `annotation ${row.id} of image ${row.imageId}: ${reason}` });
		const label = context.categories.get(row.categoryId);
		if (turn.kind === "mismatch" || !size) {
			refuse(turn.kind === "mismatch" ? turn.reason : "the image declares no size");
			continue;
		}
		if (label === undefined) {
			refuse(context.refusedCategories.has(row.categoryId) ? `its category ${row.categoryId} was refused` : `the file has no category ${row.categoryId}`);
			continue;
		}
		if (regions.length === MAX_REGIONS_PER_IMAGE) {
			refuse(`an image has at most ${MAX_REGIONS_PER_IMAGE} boxes`);
			continue;
		}
		const raw = BOX_ADAPTERS["pixel-xywh"].toPixels(row.box, size);
		const box = toRegionBox(turn.kind === "turned" ? turnBox(raw, size, turn.orientation) : raw, picture.pixels);
		if (box.kind === "refused") {
			refuse(box.reason);
			continue;
		}
		const { x, y, width, height } = box.box;
		regions.push({
			...(row.attributes && { attributes: row.attributes }),
			box: { height, width, x, y },
			crowd: row.isCrowd,
			key: `r${regions.length + 1}`,
			label,
			origin: "import",
			original: box.original && [...box.original],
			sourceId: String(row.id),
		});
	}
	return { regions, refusals };
}

function distinctTexts(captions: readonly Placed<CocoCaption>[]): readonly string[] {
	return [...new Set(captions.map(({ row }) => row.text))];
}

function toLicence(image: CocoImage, context: CocoContext): Licence {
	const licence = image.licenceId === null ? undefined : context.licences.get(image.licenceId);
	const creditUrl = image.flickrUrl ?? image.cocoUrl ?? UNKNOWN;
	if (!licence) return { ...UNKNOWN_LICENCE, creditUrl };
	return { creditUrl, name: licence.name, url: licence.url || UNKNOWN };
}

/** COCO's own addresses name the split a picture was published in. */
function sourceSplit(image: CocoImage): string {
	return /\b(?:train|val|test|unlabeled)\d{4}(?=\/)/.exec(`${image.cocoUrl ?? ""} ${image.fileName}`)?.[0] ?? UNKNOWN;
}

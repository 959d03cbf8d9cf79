import type { Content } from "#lib/history/content.ts";
import type { Split } from "#lib/history/schema.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { splitOfPicture } from "#lib/images/split-of-picture.ts";
import { toImageContent } from "#lib/images/to-image-content.ts";

/** An image as it waits to be written: its bytes and what is counted of it. The many regions themselves are let go at once. */
export type PreparedImage = {
	readonly key: string;
	readonly split: Split;
	readonly content: Content;
	readonly regions: number;
	readonly crowd: number;
	readonly captions: number;
};

export function prepareImage(image: ImageContent): PreparedImage {
	let crowd = 0;
	for (const region of image.regions) if (region.crowd) crowd += 1;
	return {
		key: `${image.source.name}:${image.source.id}`,
		split: splitOfPicture(image.pixels.perceptualHash),
		content: toImageContent(image),
		regions: image.regions.length,
		crowd,
		captions: image.captions.length,
	};
}

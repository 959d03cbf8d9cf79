import { type Content, toContent } from "#lib/history/content.ts";
import type { Split } from "#lib/history/schema.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { splitOfPicture } from "#lib/images/split-of-picture.ts";

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
	const labels = new Set<string>();
	let crowd = 0;
	for (const region of image.regions) {
		labels.add(region.label);
		if (region.crowd) crowd += 1;
	}
	return {
		key: `${image.source.name}:${image.source.id}`,
		split: splitOfPicture(image.pixels.perceptualHash),
		content: toContent(image, { stage: "", type: "", labels: [...labels].sort() }),
		regions: image.regions.length,
		crowd,
		captions: image.captions.length,
	};
}

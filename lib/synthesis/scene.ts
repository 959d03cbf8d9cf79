import type { ImageContent, Region } from "#lib/images/schema.ts";
import { findLikenesses, type Likenesses } from "#lib/questions/find-likenesses.ts";
import { type PlainCaptions, toPlainCaptions } from "#lib/questions/plain-captions.ts";

/** A label with all its regions on an image. */
export type Kind = { readonly label: string; readonly regions: readonly Region[] };

/** An image as the writer looks at it: things by kind, in the order of their first regions, and what is said of it. */
export type Scene = Pick<ImageContent, "pixels" | "regions"> & {
	readonly kinds: readonly Kind[];
	readonly captions: PlainCaptions;
	readonly likenesses: Likenesses;
};

export function toScene(image: Pick<ImageContent, "pixels" | "regions" | "captions">): Scene {
	const kinds = new Map<string, Region[]>();
	for (const region of image.regions) {
		const regions = kinds.get(region.label);
		if (regions) regions.push(region);
		else kinds.set(region.label, [region]);
	}
	const captions = toPlainCaptions(image.captions);
	return {
		pixels: image.pixels,
		regions: image.regions,
		kinds: [...kinds].map(([label, regions]) => ({ label, regions })),
		captions,
		likenesses: findLikenesses(captions),
	};
}

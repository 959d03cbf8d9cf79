import { type Content, toContent } from "#lib/history/content.ts";
import type { ImageContent } from "#lib/images/schema.ts";

/** An image as it is kept, listed by the labels of its regions. */
export function toImageContent(image: ImageContent): Content {
	return toContent(image, { stage: "", type: "", labels: [...new Set(image.regions.map((region) => region.label))].sort() });
}

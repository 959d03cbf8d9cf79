import type { Pixels } from "#lib/images/schema.ts";

/** Up to here the picture itself is shown, above it a preview: decoded, a photo takes four bytes a pixel. */
const WHOLE_SIDE_PX_MAX = 2_048;

/** Where a browser gets a picture fit for the screen. The address changes with the picture, so it may be kept for ever. */
export function photoAddress({ sha256, width, height }: Pick<Pixels, "sha256" | "width" | "height">): string {
	return Math.max(width, height) <= WHOLE_SIDE_PX_MAX ? `/api/objects/${sha256}` : `/api/images/${sha256}/preview`;
}

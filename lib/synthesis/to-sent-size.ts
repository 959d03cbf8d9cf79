import type { Size } from "#lib/geometry/box.ts";

/** Longer sides than this are shrunk: servers would do it too, each in its own way (`interop.md` C.8.8). */
export const SENT_SIDE_MAX_PX = 1_280;

/** The size at which a picture is sent, in whole pixels. */
export function toSentSize({ width, height }: Size, sideMaxPx = SENT_SIDE_MAX_PX): Size {
	const scale = Math.min(1, sideMaxPx / Math.max(width, height));
	return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A light stroke inside a dark one, so that it reads on any photo. In CSS pixels: strokes do not grow with zoom. */
export type BoxStroke = { readonly width: number; readonly color: string; readonly halo: number; readonly haloColor: string };

const DARK = "#0a0b0dcc";

export const BOX_STROKES = {
	quiet: { width: 0.9, color: "#ffffffb8", halo: 2.2, haloColor: "#0a0b0d66" },
	lit: { width: 1.6, color: "#ffffff", halo: 3.8, haloColor: DARK },
	evidence: { width: 2.2, color: "#ffffff", halo: 4.6, haloColor: DARK },
	/** Of the box under the hand. */
	selected: { width: 2.2, color: "#ffffff", halo: 4.6, haloColor: DARK },
} as const satisfies Record<string, BoxStroke>;

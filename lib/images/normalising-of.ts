import type { PictureFormat } from "#lib/images/sniff-picture-format.ts";

/** What a picture's header says of it. */
export type PictureHeader = {
	readonly format: PictureFormat;
	readonly orientation: number;
	/** sharp's name of the color space: srgb, b-w, cmyk, rgb16, grey16, lab … */
	readonly space: string;
	readonly isEightBit: boolean;
	readonly hasAlpha: boolean;
	readonly hasForeignProfile: boolean;
	/** Coded without loss, so that a lossy copy would be the first one. */
	readonly isLossless: boolean;
};

export type Normalising = { readonly kind: "strip" } | { readonly kind: "encode"; readonly as: "jpeg" | "png" };

/**
 * How a picture becomes upright 8-bit sRGB (or gray) JPEG or PNG without metadata. Pixels are coded anew only where its turn, its
 * colors or its format ask for it; else its own coded pixels are kept.
 */
export function normalisingOf(header: PictureHeader): Normalising {
	const isPlain = header.orientation === 1 && !header.hasForeignProfile && !header.hasAlpha && header.isEightBit && ["srgb", "b-w"].includes(header.space);
	if (isPlain && (header.format === "jpeg" || header.format === "png")) return { kind: "strip" };
	return { kind: "encode", as: header.isLossless || header.hasAlpha ? "png" : "jpeg" };
}

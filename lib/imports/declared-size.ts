import type { Size } from "#lib/geometry/box.ts";
import type { RawBox } from "#lib/imports/box-adapters.ts";

/** How boxes made for a declared size come onto the picture as it is now, or why they do not. */
export type BoxTurn =
	| { readonly kind: "none" }
	| { readonly kind: "turned"; readonly orientation: number }
	| { readonly kind: "mismatch"; readonly reason: string };

/**
 * A source that declares the size of the unturned file drew its boxes on that; they are turned with the picture. Any other size is
 * another picture's: no box of it can be trusted.
 */
export function turnFor(declared: Size | null, picture: Size, orientation: number): BoxTurn {
	if (!declared) return { kind: "mismatch", reason: "the image declares no width and height, so that its boxes have no frame" };
	if (declared.width === picture.width && declared.height === picture.height) return { kind: "none" };
	const isTransposed = declared.width === picture.height && declared.height === picture.width;
	if (isTransposed && orientation >= 5) return { kind: "turned", orientation };
	return { kind: "mismatch", reason: `the image declares ${declared.width}×${declared.height} pixels and has ${picture.width}×${picture.height}` };
}

/** A box in the unturned file's pixels, put where the EXIF orientation (1 to 8) puts what it frames. `declared` is the unturned size. */
export function turnBox(box: RawBox, declared: Size, orientation: number): RawBox {
	const { x, y, width, height } = box;
	const fromRight = declared.width - x - width;
	const fromBottom = declared.height - y - height;
	switch (orientation) {
		case 2:
			return { x: fromRight, y, width, height };
		case 3:
			return { x: fromRight, y: fromBottom, width, height };
		case 4:
			return { x, y: fromBottom, width, height };
		case 5:
			return { x: y, y: x, width: height, height: width };
		case 6:
			return { x: fromBottom, y: x, width: height, height: width };
		case 7:
			return { x: fromBottom, y: fromRight, width: height, height: width };
		case 8:
			return { x: y, y: fromRight, width: height, height: width };
		default:
			return box;
	}
}

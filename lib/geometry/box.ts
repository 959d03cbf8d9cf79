import { z } from "zod";

/** A rectangle in pixels of the normalised image, origin at its top left. */
export const boxSchema = z.strictObject({
	x: z.number().nonnegative(),
	y: z.number().nonnegative(),
	width: z.number().positive(),
	height: z.number().positive(),
});
export type Box = z.infer<typeof boxSchema>;

export type Size = { readonly width: number; readonly height: number };

/** Boxes are kept to a thousandth of a pixel, so that equal boxes are equal bytes. */
export function roundBox(box: Box): Box {
	return { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) };
}

/** The part of the box inside the frame, or null where nothing of it is left. */
export function clipBox(box: Box, frame: Size): Box | null {
	const x = Math.max(0, box.x);
	const y = Math.max(0, box.y);
	const width = Math.min(frame.width, box.x + box.width) - x;
	const height = Math.min(frame.height, box.y + box.height) - y;
	return width > 0 && height > 0 ? { x, y, width, height } : null;
}

export function boxCenter(box: Box): { readonly x: number; readonly y: number } {
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function boxAreaPx2(box: Box): number {
	return box.width * box.height;
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}

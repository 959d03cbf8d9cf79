import type { Size } from "#lib/geometry/box.ts";

/** Four numbers as a source writes a box; which is which, its adapter knows. */
export type FourNumbers = readonly [number, number, number, number];

/** A rectangle in pixels that may lie anywhere and be empty: not yet a box of an image. */
export type RawBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type BoxAdapter = {
	readonly toPixels: (box: FourNumbers, frame: Size) => RawBox;
	readonly fromPixels: (box: RawBox, frame: Size) => FourNumbers;
};

export type BoxNotion = "pixel-xywh" | "pixel-xyxy" | "unit-xywh" | "unit-xyxy";

/** The notions of a box that sources have, by name. `unit` counts the frame's width and height as 1; `xyxy` names two corners. */
export const BOX_ADAPTERS: Readonly<Record<BoxNotion, BoxAdapter>> = {
	"pixel-xywh": {
		toPixels: ([x, y, width, height]) => ({ x, y, width, height }),
		fromPixels: ({ x, y, width, height }) => [x, y, width, height],
	},
	"pixel-xyxy": {
		toPixels: ([left, top, right, bottom]) => ({ x: left, y: top, width: right - left, height: bottom - top }),
		fromPixels: ({ x, y, width, height }) => [x, y, x + width, y + height],
	},
	"unit-xywh": {
		toPixels: ([x, y, width, height], frame) => ({ x: x * frame.width, y: y * frame.height, width: width * frame.width, height: height * frame.height }),
		fromPixels: ({ x, y, width, height }, frame) => [x / frame.width, y / frame.height, width / frame.width, height / frame.height],
	},
	"unit-xyxy": {
		toPixels: ([left, top, right, bottom], frame) => ({
			x: left * frame.width,
			y: top * frame.height,
			width: (right - left) * frame.width,
			height: (bottom - top) * frame.height,
		}),
		fromPixels: ({ x, y, width, height }, frame) => [x / frame.width, y / frame.height, (x + width) / frame.width, (y + height) / frame.height],
	},
};

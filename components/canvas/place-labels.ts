import type { Box, Size } from "#lib/geometry/box.ts";

export type LabelToPlace = {
	/** The region's box in the frame. */
	readonly rect: Box;
	readonly height: number;
	/** With the label's words, and with the region's id alone. */
	readonly fullWidth: number;
	readonly shortWidth: number;
};

export type PlacedLabel = Box & { readonly isShort: boolean };

const GAP_PX = 3;

/**
 * A place for each label that covers no other: above its box, inside its top, below it, each with all its words if they fit and else with the id
 * alone. Where nothing is free the id stands above its box over whatever is there. The first to come are placed first.
 */
export function placeLabels(labels: readonly LabelToPlace[], frame: Size): readonly PlacedLabel[] {
	const placed: PlacedLabel[] = [];
	for (const label of labels) {
		const tries = [label.fullWidth, label.shortWidth].flatMap((width) => placesOf(label, width, frame));
		const free = tries.find((place) => place.y >= 0 && place.y + place.height <= frame.height && !placed.some((other) => overlaps(place, other)));
		placed.push(free ?? { ...keepInside(label, label.shortWidth, frame), y: Math.max(0, label.rect.y - label.height - GAP_PX), isShort: true });
	}
	return placed;
}

function placesOf(label: LabelToPlace, width: number, frame: Size): readonly PlacedLabel[] {
	const { rect, height } = label;
	const isShort = width !== label.fullWidth;
	const base = { ...keepInside(label, width, frame), isShort };
	return [rect.y - height - GAP_PX, rect.y + GAP_PX, rect.y + rect.height + GAP_PX].map((y) => ({ ...base, y }));
}

function keepInside({ rect, height }: LabelToPlace, width: number, frame: Size): Box {
	return { x: Math.max(2, Math.min(rect.x - 1, frame.width - width - 2)), y: rect.y, width, height };
}

function overlaps(a: Box, b: Box): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

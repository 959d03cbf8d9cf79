import { type Box, boxAreaPx2, boxCenter, type Size } from "#lib/geometry/box.ts";

const FILLS_FRACTION = 0.5;

/** Where in the picture the middle of a thing is, as people say it: "at the top left", "in the middle", "on the right". */
export function placeWords(box: Box, frame: Size): string {
	if (boxAreaPx2(box) >= FILLS_FRACTION * frame.width * frame.height) return "filling much of the picture";
	const center = boxCenter(box);
	return PLACES[third(center.y / frame.height)][third(center.x / frame.width)];
}

type Third = 0 | 1 | 2;

function third(fraction: number): Third {
	if (fraction < 1 / 3) return 0;
	return fraction <= 2 / 3 ? 1 : 2;
}

const PLACES = [
	["at the top left", "near the top", "at the top right"],
	["on the left", "in the middle", "on the right"],
	["at the bottom left", "near the bottom", "at the bottom right"],
] as const;

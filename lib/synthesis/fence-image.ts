import type { ImageContent, Region } from "#lib/images/schema.ts";
import { fenceData } from "#lib/text/fence-data.ts";

const CAPTIONS_MAX = 10;
const CAPTION_LENGTH_MAX = 4_000;
const REGIONS_MAX = 80;
const LABEL_LENGTH_MAX = 100;
const LINE_LENGTH_MAX = 200;

/** What people said of a picture, each caption as data. */
export function fenceCaptions({ captions }: Pick<ImageContent, "captions">): string {
	return captions
		.slice(0, CAPTIONS_MAX)
		.map(({ text }) => fenceData({ name: "caption", text, lengthMax: CAPTION_LENGTH_MAX }))
		.join("\n");
}

/**
 * The things in a picture, one a line: key, label, and the box's left, top, right and bottom in whole pixels. Where there are very many, the first and
 * those that are named.
 */
export function fenceRegions({ regions }: Pick<ImageContent, "regions">, named: readonly string[]): string {
	const told = regions.filter(({ key }, at) => at < REGIONS_MAX || named.includes(key));
	return fenceData({ name: "label", text: told.map(lineOf).join("\n"), lengthMax: told.length * LINE_LENGTH_MAX });
}

function lineOf({ key, label, box, crowd }: Region): string {
	const corners = [box.x, box.y, box.x + box.width, box.y + box.height].map(Math.round).join(", ");
	return `${key}: ${label.replaceAll(/\s+/gu, " ").slice(0, LABEL_LENGTH_MAX)}${crowd ? " (a group)" : ""} at [${corners}]`;
}

import type { Box, Size } from "#lib/geometry/box.ts";
import { boxOverlap } from "#lib/geometry/box-overlap.ts";
import { fitBox } from "#lib/geometry/fit-box.ts";
import { type ImageContent, MAX_REGIONS_PER_IMAGE, type Region } from "#lib/images/schema.ts";
import { captionWords } from "#lib/questions/caption-words.ts";
import { suppressOverlaps } from "#lib/synthesis/suppress-overlaps.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** A box as a model gave it, in pixels of the normalised image, and over its edge where the model went there. */
export type FoundBox = {
	/** The phrase that was asked for. */
	readonly label: string;
	readonly box: Box;
	/** Null where the model tells none. */
	readonly score: number | null;
	readonly generation: string;
};

type Limits = { readonly scoreMin: number; readonly overlapMax: number /** That found them. */; readonly model: string };

export type AddedRegions = {
	readonly image: ImageContent;
	readonly rejected: readonly { readonly found: FoundBox; readonly reason: string }[];
};

/** What a frame leaves of a box must be this part of it, or it is no box of this picture. */
const LEFT_FRACTION_MIN = 0.2;
/** A region of the same thing that overlaps more says it already. */
const SAME_THING_OVERLAP_MAX = 0.5;
/** Two labels on one thing: a viewer would not know which of them is meant. */
const OTHER_LABEL_OVERLAP_MAX = 0.8;

/** The image with the boxes that are new to it, as regions of its next keys, and what was found for nothing, with the reason. */
export function addFoundRegions(image: ImageContent, found: readonly FoundBox[], { scoreMin, overlapMax, model }: Limits): AddedRegions {
	const rejected: { found: FoundBox; reason: string }[] = [];
	const fitted = found.flatMap((one) => {
		const reason = one.score !== null && one.score < scoreMin ? "score too low" : null;
		const box = fitBox(one.box, image.pixels);
		const fault = reason ?? (box === null ? "outside the picture" : faultOfFit(one.box, box));
		if (fault !== null || box === null) rejected.push({ found: one, reason: fault ?? "outside the picture" });
		return fault === null && box !== null ? [{ ...one, box, given: one }] : [];
	});
	const { kept, suppressed } = suppressOverlaps(fitted, image.pixels, overlapMax);
	rejected.push(...suppressed.map(({ found: { given }, reason }) => ({ found: given, reason })));
	const regions: Region[] = [];
	for (const one of kept) {
		const reason = isBoxed(one, [...image.regions, ...regions]);
		const key = `r${image.nextRegion + regions.length}`;
		if (reason !== null || image.regions.length + regions.length >= MAX_REGIONS_PER_IMAGE)
			rejected.push({ found: one.given, reason: reason ?? "too many regions" });
		else regions.push(toRegion(one, { key, model }));
	}
	const added = { ...image, regions: [...image.regions, ...regions], nextRegion: image.nextRegion + regions.length };
	return { image: regions.length === 0 ? image : added, rejected };
}

function faultOfFit(raw: Size, box: Size): string | null {
	return box.width * box.height < LEFT_FRACTION_MIN * raw.width * raw.height ? "almost wholly outside the picture" : null;
}

function isBoxed({ label, box }: Pick<FoundBox, "label" | "box">, regions: readonly Region[]): string | null {
	if (regions.some((region) => boxOverlap(region.box, box) > SAME_THING_OVERLAP_MAX && isSameThing(region.label, label))) return "boxed already";
	return regions.some((region) => boxOverlap(region.box, box) > OTHER_LABEL_OVERLAP_MAX) ? "boxed already under another label" : null;
}

/** Whether the phrase, or its last word, is a name for what the label covers: "man" and "young man" for a person. */
function isSameThing(label: string, phrase: string): boolean {
	const words = plainWords(phrase);
	const { any } = captionWords(label);
	return any.includes(words) || any.includes(words.split(" ").at(-1) ?? words);
}

type Fitted = FoundBox & { /** As the model gave it. */ readonly given: FoundBox };

function toRegion({ label, box, score, given }: Fitted, { key, model }: { readonly key: string; readonly model: string }): Region {
	const original = [given.box.x, given.box.y, given.box.width, given.box.height] as const;
	const isClipped = [box.x, box.y, box.width, box.height].some((side, at) => Math.abs(side - (original[at] ?? side)) > ROUNDING_PX);
	return {
		key,
		label,
		box,
		crowd: false,
		origin: "model",
		original: isClipped ? [...original] : null,
		sourceId: null,
		...(score === null ? {} : { score }),
		model,
	};
}

/** Boxes are kept to a thousandth of a pixel. */
const ROUNDING_PX = 0.0015;

import { type Box, boxAreaPx2 } from "#lib/geometry/box.ts";
import { boxOverlap, sharedAreaPx2 } from "#lib/geometry/box-overlap.ts";
import { captionsContradictCount } from "#lib/questions/captions-contradict-count.ts";
import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { isCutOff } from "#lib/synthesis/is-cut-off.ts";
import { isPlainToSee } from "#lib/synthesis/is-plain-to-see.ts";
import type { Kind, Scene } from "#lib/synthesis/scene.ts";

/** Past this, annotators stop and viewers lose count. */
const COUNT_MAX = 12;
/** Two boxes so alike, or one so far inside the other, may be one thing boxed twice or a part of it. */
const SAME_OVERLAP = 0.6;
const INSIDE_FRACTION = 0.9;
/** Without captions to tell what a picture is about, size does. */
const UNDESCRIBED_AREA_FRACTION_MIN = 0.03;

/** The kinds of which people would count as many as there are boxes. */
export function listCountableKinds(scene: Scene): readonly Kind[] {
	if (scene.likenesses !== "none") return [];
	return scene.kinds.filter(({ label, regions }) => {
		const boxes = regions.map((region) => region.box);
		if (!areSurelyAllBoxed(label, boxes, scene)) return false;
		if (boxes.length > COUNT_MAX || regions.some((region) => region.crowd) || !nameLabel(label).isCountable) return false;
		if (scene.kinds.some((other) => other.label !== label && compareLabels(label, other.label) === "interchangeable")) return false;
		if (!boxes.every((box) => isPlainToSee(box, scene.pixels) && !isCutOff(box, scene.pixels)) || haveDoubles(boxes)) return false;
		return !captionsContradictCount(scene.captions, label, boxes.length);
	});
}

/**
 * Annotators box all of what a picture is about; of what is in the background, or in a corner, they miss some. What it is about its captions
 * tell: one of it, or several.
 */
function areSurelyAllBoxed(label: string, boxes: readonly Box[], scene: Scene): boolean {
	const isSeveral = captionsSpeakOf(scene.captions, label, "several");
	if (scene.captions.lines.length > 0) return captionsSpeakOf(scene.captions, label) && isSeveral === boxes.length > 1;
	return boxes.every((box) => boxAreaPx2(box) >= UNDESCRIBED_AREA_FRACTION_MIN * scene.pixels.width * scene.pixels.height);
}

function haveDoubles(boxes: readonly Box[]): boolean {
	return boxes.some((box, index) =>
		boxes
			.slice(index + 1)
			.some((other) => boxOverlap(box, other) > SAME_OVERLAP || sharedAreaPx2(box, other) > INSIDE_FRACTION * Math.min(boxAreaPx2(box), boxAreaPx2(other))),
	);
}

import { boxOverlap } from "#lib/geometry/box-overlap.ts";
import type { Region } from "#lib/images/schema.ts";
import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { isCutOff } from "#lib/synthesis/is-cut-off.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import { isSomewhere } from "#lib/synthesis/is-somewhere.ts";
import type { Scene } from "#lib/synthesis/scene.ts";

/** Two labels on one thing: a viewer would not know which of them is meant. */
const SAME_THING_OVERLAP = 0.7;

/** The regions that "the …" with their label can only mean: alone of their kind in the boxes and in the captions, noticed, and somewhere. */
export function listNameableRegions(scene: Scene): readonly Region[] {
	if (scene.likenesses !== "none") return [];
	return scene.kinds.flatMap(({ label, regions: [region, ...more] }) => {
		if (!region || more.length > 0 || region.crowd || !isNotable(region, scene)) return [];
		if (!isSomewhere(region.box, scene.pixels) || isCutOff(region.box, scene.pixels)) return [];
		if (scene.kinds.some((other) => other.label !== label && compareLabels(label, other.label) === "interchangeable")) return [];
		if (scene.regions.some((other) => other !== region && boxOverlap(region.box, other.box) > SAME_THING_OVERLAP)) return [];
		return captionsSpeakOf(scene.captions, label, "several") ? [] : [region];
	});
}

import { boxOverlap } from "#lib/geometry/box-overlap.ts";
import type { Anchor } from "#lib/synthesis/fact.ts";
import { isCutOff } from "#lib/synthesis/is-cut-off.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import { isSomewhere } from "#lib/synthesis/is-somewhere.ts";
import { listNameableRegions } from "#lib/synthesis/list-nameable-regions.ts";
import type { Scene } from "#lib/synthesis/scene.ts";

/** Of two boxes so alike a viewer would not know which thing is marked. */
const SAME_PLACE_OVERLAP = 0.5;
/** Marks on many things of an image make many questions that are alike. */
const MARKED_MAX = 10;

/** What a question can refer to: things that their names alone tell, and others that a mark does, the largest first. */
export function listAnchors(scene: Scene): readonly Anchor[] {
	const nameable = listNameableRegions(scene);
	if (scene.likenesses !== "none") return [];
	const markable = scene.regions.filter((region) => {
		if (nameable.includes(region) || region.crowd || !isSomewhere(region.box, scene.pixels)) return false;
		if (!isNotable(region, scene) || isCutOff(region.box, scene.pixels)) return false;
		return scene.regions.every((other) => other === region || boxOverlap(region.box, other.box) <= SAME_PLACE_OVERLAP);
	});
	const largest = [...markable].sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height).slice(0, MARKED_MAX);
	return [...nameable.map((region) => ({ region, isMarked: false })), ...largest.map((region) => ({ region, isMarked: true }))];
}

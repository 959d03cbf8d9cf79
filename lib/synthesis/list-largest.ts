import { boxAreaPx2 } from "#lib/geometry/box.ts";
import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { coversEvidence } from "#lib/synthesis/covers-evidence.ts";
import { type Fact, WRONG_OPTIONS } from "#lib/synthesis/fact.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import { largestOf } from "#lib/synthesis/largest-of.ts";
import type { Kind, Scene } from "#lib/synthesis/scene.ts";

/** Boxes are larger than things, some more than others: the larger box is so many times the other kind's boxes together. */
const LARGER_TIMES = 2;
/** What takes up most of the picture takes up something of it. */
const AREA_FRACTION_MIN = 0.04;
const KIND_MAX = 6;
const PRESENT_MIN = 2;

/** Which of four kinds has the one thing that takes up most of the picture. */
export function listLargest({ scene, absent }: { readonly scene: Scene; readonly absent: readonly string[] }, seed: string): readonly Fact[] {
	if (scene.likenesses !== "none") return [];
	const kinds = scene.kinds.filter((kind) => isFindable(kind, scene));
	return kinds.flatMap((right): readonly Fact[] => {
		const largest = largestOf(right.regions);
		if (!largest || boxAreaPx2(largest.box) < AREA_FRACTION_MIN * scene.pixels.width * scene.pixels.height) return [];
		const random = createSeededRandom(`${seed} largest ${right.label}`);
		const fair = kinds.filter(
			(kind) =>
				kind !== right &&
				boxAreaPx2(largest.box) >= LARGER_TIMES * kind.regions.reduce((sum, { box }) => sum + boxAreaPx2(box), 0) &&
				compareLabels(kind.label, right.label) !== "interchangeable" &&
				!coversEvidence(kind, [largest.box]),
		);
		const present = random.shuffle(fair).slice(0, WRONG_OPTIONS);
		const missing = random.shuffle(absent).slice(0, WRONG_OPTIONS - present.length);
		const wrong = random.shuffle([...present, ...missing.map((label) => ({ label, regions: [] }))]);
		return present.length >= PRESENT_MIN && wrong.length === WRONG_OPTIONS ? [{ rule: "largest", type: "size", right, wrong }] : [];
	});
}

/** All of its things are weighed, so none may be a crowd or perhaps not boxed. */
function isFindable({ label, regions }: Kind, scene: Scene): boolean {
	if (regions.length > KIND_MAX || regions.some((region) => region.crowd) || !regions.some((region) => isNotable(region, scene))) return false;
	return regions.length > 1 || !captionsSpeakOf(scene.captions, label, "several");
}

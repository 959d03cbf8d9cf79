import { type Box, boxCenter } from "#lib/geometry/box.ts";
import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { coversEvidence } from "#lib/synthesis/covers-evidence.ts";
import { type Anchor, type Fact, WRONG_OPTIONS } from "#lib/synthesis/fact.ts";
import { isCutOff } from "#lib/synthesis/is-cut-off.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import { isSomewhere } from "#lib/synthesis/is-somewhere.ts";
import type { Kind, Scene } from "#lib/synthesis/scene.ts";

/** The next one is farther by this share of the picture's diagonal, box to box … */
const GAP_FRACTION = 0.05;
/** … and so many times as far, centre to centre. */
const FARTHER_TIMES = 1.25;
/** What is farther than this share of the diagonal is near to nothing. */
const NEAR_FRACTION = 0.35;
const KIND_MAX = 6;
/** Besides the nearest, so many options are in the picture at least: with absent ones alone it would only ask for presence. */
const PRESENT_MIN = 2;

type Surroundings = { readonly scene: Scene; readonly absent: readonly string[]; readonly anchors: readonly Anchor[] };

/** Which of four kinds is nearest to something, in the plane of the picture, by a margin that people would agree on. */
export function listNearest({ scene, absent, anchors }: Surroundings, seed: string): readonly Fact[] {
	const diagonal = Math.hypot(scene.pixels.width, scene.pixels.height);
	const kinds = scene.kinds.filter((kind) => isFindable(kind, scene));
	return anchors.flatMap((anchor): readonly Fact[] => {
		const from = anchor.region.box;
		const others = kinds.filter((kind) => compareLabels(kind.label, anchor.region.label) !== "interchangeable");
		return others.flatMap((right): readonly Fact[] => {
			const nearest = nearestOf(right, from);
			if (!nearest || !isNotable(nearest, scene) || !isSomewhere(nearest.box, scene.pixels) || isCutOff(nearest.box, scene.pixels)) return [];
			if (gapPx(nearest.box, from) > NEAR_FRACTION * diagonal) return [];
			const isFarther = (kind: Kind): boolean =>
				kind.regions.every(
					({ box }) =>
						gapPx(box, from) >= gapPx(nearest.box, from) + GAP_FRACTION * diagonal && centresPx(box, from) >= FARTHER_TIMES * centresPx(nearest.box, from),
				);
			const random = createSeededRandom(`${seed} nearest ${anchor.region.key} ${right.label}`);
			const fair = others.filter(
				(kind) =>
					kind !== right && isFarther(kind) && compareLabels(kind.label, right.label) !== "interchangeable" && !coversEvidence(kind, [nearest.box, from]),
			);
			const present = random.shuffle(fair).slice(0, WRONG_OPTIONS);
			const missing = random.shuffle(absent).slice(0, WRONG_OPTIONS - present.length);
			const wrong = random.shuffle([...present, ...missing.map((label) => ({ label, regions: [] }))]);
			return present.length >= PRESENT_MIN && wrong.length === WRONG_OPTIONS ? [{ rule: "nearest", type: "nearest", anchor, right, wrong }] : [];
		});
	});
}

/** Every one of a kind is looked at, so none may be a crowd or perhaps not boxed. */
function isFindable({ label, regions }: Kind, scene: Scene): boolean {
	if (regions.length > KIND_MAX || regions.some((region) => region.crowd)) return false;
	if (!regions.some((region) => isNotable(region, scene))) return false;
	return regions.length > 1 || !captionsSpeakOf(scene.captions, label, "several");
}

function nearestOf(kind: Kind, from: Box): Kind["regions"][number] | undefined {
	return [...kind.regions].sort((a, b) => gapPx(a.box, from) - gapPx(b.box, from) || centresPx(a.box, from) - centresPx(b.box, from))[0];
}

/** Between the nearest points of two boxes; 0 where they touch. */
function gapPx(a: Box, b: Box): number {
	const horizontal = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
	const vertical = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0);
	return Math.sqrt(horizontal ** 2 + vertical ** 2);
}

function centresPx(a: Box, b: Box): number {
	const [from, to] = [boxCenter(a), boxCenter(b)];
	return Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
}

import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { DIRECTIONS } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { coversEvidence } from "#lib/synthesis/covers-evidence.ts";
import { type Anchor, type Fact, WRONG_OPTIONS } from "#lib/synthesis/fact.ts";
import { isCutOff } from "#lib/synthesis/is-cut-off.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import { isSomewhere } from "#lib/synthesis/is-somewhere.ts";
import { judgeDirection } from "#lib/synthesis/judge-direction.ts";
import type { Kind, Scene } from "#lib/synthesis/scene.ts";

/** Of a kind in a direction, people look at each: more than this, and they would not. */
const DIRECTED_MAX = 6;

type Surroundings = { readonly scene: Scene; readonly absent: readonly string[]; readonly anchors: readonly Anchor[] };

/** Where things are, seen from one that can be referred to. */
export function listDirections(around: Surroundings, seed: string): readonly Fact[] {
	return [...listSides(around, seed), ...listRelations(around)];
}

/**
 * Which of four kinds of things is in a direction of something. Of the other three no single one is: they are somewhere else, one of them at
 * least, or not in the picture.
 */
function listSides({ scene, absent, anchors }: Surroundings, seed: string): readonly Fact[] {
	const kinds = scene.kinds.filter((kind) => kind.regions.length <= DIRECTED_MAX && !kind.regions.some((region) => region.crowd) && !mayBeMore(kind, scene));
	return DIRECTIONS.flatMap((type) =>
		anchors.flatMap((anchor): readonly Fact[] => {
			const from = anchor.region;
			const isThere = ({ box }: Kind["regions"][number]): boolean => judgeDirection(type, box, from.box, scene.pixels) === "clearly";
			const isFound = (region: Kind["regions"][number]): boolean =>
				isNotable(region, scene) && isSomewhere(region.box, scene.pixels) && !isCutOff(region.box, scene.pixels);
			const others = kinds.filter((kind) => compareLabels(kind.label, from.label) !== "interchangeable");
			const there = others.filter((kind) => kind.regions.some((region) => isFound(region) && isThere(region)));
			const elsewhere = others.filter((kind) => kind.regions.every(({ box }) => judgeDirection(type, box, from.box, scene.pixels) === "clearly-not"));
			return there.flatMap((right): readonly Fact[] => {
				const random = createSeededRandom(`${seed} ${type} ${from.key} ${right.label}`);
				const seen = right.regions.filter(isThere).map((region) => region.box);
				const fair = elsewhere.filter((kind) => compareLabels(kind.label, right.label) !== "interchangeable" && !coversEvidence(kind, seen));
				const present = random.shuffle(fair).slice(0, WRONG_OPTIONS);
				const missing = random.shuffle(absent).slice(0, WRONG_OPTIONS - present.length);
				const wrong = random.shuffle([...present, ...missing.map((label) => ({ label, regions: [] }))]);
				return present.length > 0 && wrong.length === WRONG_OPTIONS ? [{ rule: "direction", type, anchor, right, wrong }] : [];
			});
		}),
	);
}

/** A caption that speaks of several where one is boxed: the others may be anywhere. */
function mayBeMore(kind: Kind, scene: Scene): boolean {
	return kind.regions.length === 1 && captionsSpeakOf(scene.captions, kind.label, "several");
}

/** Where one thing is seen from another that can be named. Marks on both would be the answer. */
function listRelations({ scene, anchors }: Surroundings): readonly Fact[] {
	const nameable = anchors.flatMap(({ region, isMarked }) => (isMarked ? [] : [region]));
	return DIRECTIONS.flatMap((type) =>
		nameable.flatMap((anchor) =>
			anchors
				.filter((subject) => subject.region !== anchor && judgeDirection(type, subject.region.box, anchor.box, scene.pixels) === "clearly")
				.map((subject): Fact => ({ rule: "relation", type, subject, anchor })),
		),
	);
}

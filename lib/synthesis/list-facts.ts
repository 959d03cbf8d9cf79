import type { ImageContent, Region } from "#lib/images/schema.ts";
import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { DIRECTIONS, type Direction } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import { isSomewhere } from "#lib/synthesis/is-somewhere.ts";
import { judgeDirection } from "#lib/synthesis/judge-direction.ts";
import { listAbsentLabels } from "#lib/synthesis/list-absent-labels.ts";
import { listCountableKinds } from "#lib/synthesis/list-countable-kinds.ts";
import { listNameableRegions } from "#lib/synthesis/list-nameable-regions.ts";
import { type Kind, type Scene, toScene } from "#lib/synthesis/scene.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";

/** Something that the regions make true of the picture and that a question can be asked about. */
export type Fact =
	| { readonly rule: "count"; readonly type: "counting"; readonly kind: Kind }
	| { readonly rule: "presence"; readonly type: "presence"; readonly right: Kind; readonly wrong: readonly string[] }
	/** A wrong kind without regions is not in the picture at all. */
	| { readonly rule: "direction"; readonly type: Direction; readonly anchor: Region; readonly right: Kind; readonly wrong: readonly Kind[] }
	| { readonly rule: "relation"; readonly type: Direction; readonly subject: Region; readonly anchor: Region };

const WRONG_OPTIONS = 3;

/** Evidence is to be looked at: a question resting on more boxes than this is no question for people. */
const EVIDENCE_MAX = 30;

/** Of a kind in a direction, people look at each: more than this, and they would not. */
const DIRECTED_MAX = 6;

/** Everything that can be asked of an image, in the order of its regions. Chance, out of the seed, only picks among wrong options. */
export function listFacts(image: ImageContent, vocabulary: Vocabulary, seed: string): readonly Fact[] {
	const scene = toScene(image);
	const absent = listAbsentLabels(scene, vocabulary);
	const nameable = listNameableRegions(scene);
	return [
		...listCountableKinds(scene).map((kind): Fact => ({ rule: "count", type: "counting", kind })),
		...listPresences(scene, absent, seed),
		...listDirections({ scene, absent, nameable }, seed),
		...listRelations(scene, nameable),
	];
}

function listPresences(scene: Scene, absent: readonly string[], seed: string): readonly Fact[] {
	if (scene.likenesses === "made") return [];
	const kinds = scene.kinds.filter(
		({ regions }) => regions.length <= EVIDENCE_MAX && !regions.some((region) => region.crowd) && regions.some((region) => isNotable(region, scene)),
	);
	return kinds.flatMap((right): readonly Fact[] => {
		const wrong = createSeededRandom(`${seed} presence ${right.label}`).shuffle(absent).slice(0, WRONG_OPTIONS);
		return wrong.length === WRONG_OPTIONS ? [{ rule: "presence", type: "presence", right, wrong }] : [];
	});
}

type Surroundings = { readonly scene: Scene; readonly absent: readonly string[]; readonly nameable: readonly Region[] };

/**
 * Which of four kinds of things is in a direction of something that can be named. Of the other three no single one is: they are
 * somewhere else, one of them at least, or not in the picture.
 */
function listDirections({ scene, absent, nameable }: Surroundings, seed: string): readonly Fact[] {
	const kinds = scene.kinds.filter((kind) => kind.regions.length <= DIRECTED_MAX && !kind.regions.some((region) => region.crowd) && !mayBeMore(kind, scene));
	return DIRECTIONS.flatMap((type) =>
		nameable.flatMap((anchor): readonly Fact[] => {
			const verdictOf = (region: Region) => judgeDirection(type, region.box, anchor.box, scene.pixels);
			const isFound = (region: Region): boolean => isNotable(region, scene) && isSomewhere(region.box, scene.pixels);
			const others = kinds.filter((kind) => compareLabels(kind.label, anchor.label) !== "interchangeable");
			const there = others.filter((kind) => kind.regions.some((region) => isFound(region) && verdictOf(region) === "clearly"));
			const elsewhere = others.filter((kind) => kind.regions.every((region) => verdictOf(region) === "clearly-not"));
			return there.flatMap((right): readonly Fact[] => {
				const random = createSeededRandom(`${seed} ${type} ${anchor.key} ${right.label}`);
				const present = random.shuffle(elsewhere.filter((kind) => compareLabels(kind.label, right.label) !== "interchangeable")).slice(0, WRONG_OPTIONS);
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

/** Where one thing is seen from another, for every two that can be named. */
function listRelations(scene: Scene, nameable: readonly Region[]): readonly Fact[] {
	return DIRECTIONS.flatMap((type) =>
		nameable.flatMap((anchor) =>
			nameable
				.filter((subject) => subject !== anchor && judgeDirection(type, subject.box, anchor.box, scene.pixels) === "clearly")
				.map((subject): Fact => ({ rule: "relation", type, subject, anchor })),
		),
	);
}

import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { type Fact, WRONG_OPTIONS } from "#lib/synthesis/fact.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import type { Kind, Scene } from "#lib/synthesis/scene.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** Evidence is to be looked at: a question resting on more boxes than this is no question for people. */
const EVIDENCE_MAX = 30;

type Around = { readonly scene: Scene; readonly absent: readonly string[]; readonly vocabulary: Vocabulary };

/** Which one of four labels is in the picture, the others being likely ones that are not, or others of its own category. */
export function listPresences({ scene, absent, vocabulary }: Around, seed: string): readonly Fact[] {
	if (scene.likenesses === "made") return [];
	const kinds = scene.kinds.filter(
		({ regions }) => regions.length <= EVIDENCE_MAX && !regions.some((region) => region.crowd) && regions.some((region) => isNotable(region, scene)),
	);
	return kinds.flatMap((right): readonly Fact[] => {
		const wrong = createSeededRandom(`${seed} presence ${right.label}`).shuffle(absent).slice(0, WRONG_OPTIONS);
		const asked: readonly Fact[] = wrong.length === WRONG_OPTIONS ? [{ rule: "presence", type: "presence", right, wrong }] : [];
		return [...asked, ...listCategories(right, { scene, vocabulary }, seed)];
	});
}

/** Which animal, vehicle … it is, where there is one kind of them only. */
function listCategories(right: Kind, { scene, vocabulary }: Omit<Around, "absent">, seed: string): readonly Fact[] {
	const category = CATEGORIES.find(({ labels }) => labels.includes(plainWords(right.label)));
	if (!category) return [];
	const others = vocabulary.labels.filter((label) => label !== right.label && category.labels.includes(plainWords(label)));
	if (scene.kinds.some((kind) => others.includes(kind.label))) return [];
	const missing = others.filter(
		(label) => scene.kinds.every((kind) => compareLabels(label, kind.label) !== "interchangeable") && !captionsSpeakOf(scene.captions, label),
	);
	const wrong = createSeededRandom(`${seed} category ${right.label}`).shuffle(missing).slice(0, WRONG_OPTIONS);
	return wrong.length === WRONG_OPTIONS ? [{ rule: "category", type: "presence", category: category.name, right, wrong }] : [];
}

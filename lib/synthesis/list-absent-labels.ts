import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import type { Scene } from "#lib/synthesis/scene.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";

/** Wrong options are drawn from this many of the likeliest companions of what the picture shows. */
const LIKELIEST = 10;

/**
 * Labels that could be in the picture and are not: without a region on it, without a word in its captions, and not to be taken for
 * anything that is. The likeliest first.
 */
export function listAbsentLabels(scene: Scene, vocabulary: Vocabulary): readonly string[] {
	const likelihood = (label: string): number => scene.kinds.reduce((sum, kind) => sum + vocabulary.companionship(label, kind.label), 0);
	const ranked = vocabulary.labels.map((label) => ({ label, score: likelihood(label) })).sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
	const absent: string[] = [];
	for (const { label } of ranked) {
		if (absent.length === LIKELIEST) break;
		if (scene.kinds.every((kind) => compareLabels(label, kind.label) === "distinct") && !captionsSpeakOf(scene.captions, label)) absent.push(label);
	}
	return absent;
}

import type { ImageContent } from "#lib/images/schema.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { listAbsentLabels } from "#lib/synthesis/list-absent-labels.ts";
import { listAnchors } from "#lib/synthesis/list-anchors.ts";
import { listAttributes } from "#lib/synthesis/list-attributes.ts";
import { listCountableKinds } from "#lib/synthesis/list-countable-kinds.ts";
import { listDirections } from "#lib/synthesis/list-directions.ts";
import { listIdentities } from "#lib/synthesis/list-identities.ts";
import { listLargest } from "#lib/synthesis/list-largest.ts";
import { listNearest } from "#lib/synthesis/list-nearest.ts";
import { listPresences } from "#lib/synthesis/list-presences.ts";
import { toScene } from "#lib/synthesis/scene.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";

/** Everything that can be asked of an image, in the order of its regions. Chance, out of the seed, only picks among wrong options. */
export function listFacts(image: ImageContent, vocabulary: Vocabulary, seed: string): readonly Fact[] {
	const scene = toScene(image);
	const around = { scene, vocabulary, absent: listAbsentLabels(scene, vocabulary), anchors: listAnchors(scene) };
	return [
		...listCountableKinds(scene).map((kind): Fact => ({ rule: "count", type: "counting", kind })),
		...listPresences(around, seed),
		...listDirections(around, seed),
		...listNearest(around, seed),
		...listLargest(around, seed),
		...listIdentities(around, seed),
		...listAttributes(around, seed),
	];
}

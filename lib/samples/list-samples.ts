import type { Scene } from "#lib/samples/scene.ts";
import { SCENE_KINDS } from "#lib/samples/scene-kinds.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

export type Sample = { readonly id: string; readonly scene: Scene };

/** Every scene in one arrangement: the same seed gives the same scenes. */
export function listSamples(seed: number): readonly Sample[] {
	return SCENE_KINDS.map((kind) => ({ id: `${kind.name}-${seed}`, scene: kind.arrange(createSeededRandom(`${seed} ${kind.name}`)) }));
}

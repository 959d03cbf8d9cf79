import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import type { Kind, Scene } from "#lib/synthesis/scene.ts";

/** People look at each: more than this, and they would not. */
const KIND_MAX = 6;

/** Whether each thing of the kind can be looked at: they are few, none is a crowd, and no caption speaks of several where one is boxed. */
export function isFindableKind({ label, regions }: Kind, scene: Scene): boolean {
	if (regions.length > KIND_MAX || regions.some((region) => region.crowd)) return false;
	return regions.length > 1 || !captionsSpeakOf(scene.captions, label, "several");
}

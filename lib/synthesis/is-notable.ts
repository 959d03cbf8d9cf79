import { boxAreaPx2 } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { captionsSpeakOf } from "#lib/questions/captions-speak-of.ts";
import { isPlainToSee } from "#lib/synthesis/is-plain-to-see.ts";
import type { Scene } from "#lib/synthesis/scene.ts";

/** What no caption speaks of must be at least so large for people to notice it. */
const UNSPOKEN_AREA_FRACTION_MIN = 0.012;

/** Whether a viewer notices the thing at all: those who wrote captions did, or it is too large to be overlooked. */
export function isNotable(region: Region, scene: Scene): boolean {
	if (!isPlainToSee(region.box, scene.pixels)) return false;
	const isLarge = boxAreaPx2(region.box) >= UNSPOKEN_AREA_FRACTION_MIN * scene.pixels.width * scene.pixels.height;
	return isLarge || captionsSpeakOf(scene.captions, region.label);
}

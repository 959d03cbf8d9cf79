import type { Box, Size } from "#lib/geometry/box.ts";
import type { HueName } from "#lib/samples/hues.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";

export const SCENE_SIZE: Size = { width: 1280, height: 960 };

/** An object in its place. Its box bounds all of it, also what something nearer hides. */
export type Thing = {
	readonly kind: ThingKind;
	readonly variant: number;
	readonly color: HueName;
	readonly box: Box;
	/** Where it is, as a caption says it: "on the table". */
	readonly spot: string;
	/** Seen in a mirror: what faces left then faces right. */
	readonly isFlipped: boolean;
};

/** A drawn scene before it is drawn. Things stand in the order of painting, the farthest first. */
export type Scene = {
	/** What a caption begins with: "a sunlit living room". */
	readonly setting: string;
	/** Sentences about what is around the things, which are true of every arrangement of this scene. */
	readonly remarks: readonly string[];
	/** SVG behind all things, and before them. */
	readonly backdrop: string;
	readonly front: string;
	readonly things: readonly Thing[];
};

/** One of the places that samples are drawn of. Chance arranges and colors it, within what always looks right. */
export type SceneKind = { readonly name: string; readonly arrange: (random: SeededRandom) => Scene };

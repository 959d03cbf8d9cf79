import type { Hue, HueName } from "#lib/samples/hues.ts";
import type { Shape } from "#lib/samples/pen.ts";

/** A kind of object that scenes are made of: what it is called, what it is made of, and how it is drawn. */
export type ThingKind = {
	readonly label: string;
	/** Verbs of a caption: what one does, and what several do. */
	readonly verb: readonly [one: string, several: string];
	/** What each of its variants is seen to be made of; null where nobody would say. */
	readonly materials: readonly (string | null)[];
	/**
	 * Where only a part of it has the color, how a caption says that of one and of several: `@` stands for the color with its article, `#` for the
	 * color alone.
	 */
	readonly part?: readonly [one: string, several: string];
	/** What it is striped with beside its own color. */
	readonly secondColor?: HueName;
	/** How it meets its surroundings, which decides its shadow. */
	readonly rests: "standing" | "hanging" | "floating";
	/** Draws a variant in units of its own; whoever places it scales it. */
	readonly draw: (hue: Hue, variant: number) => readonly Shape[];
};

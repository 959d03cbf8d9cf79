import { paint } from "#lib/samples/paint.ts";

/** A color that people call by its name, in the light, in itself and in the shade. Light is warm, shade is cool. */
export type Hue = { readonly name: string; readonly light: string; readonly base: string; readonly dark: string; readonly deep: string };

const SUN = "#fff0d2";
const SHADE = "#2a2352";

export const hues = {
	red: hue("red", "#d2483f"),
	orange: hue("orange", "#ec8a3a"),
	yellow: hue("yellow", "#f2c043"),
	green: hue("green", "#5b9a63"),
	blue: hue("blue", "#3f78b8"),
	purple: hue("purple", "#7d62ad"),
	pink: hue("pink", "#ec97aa"),
	brown: hue("brown", "#9a6543"),
	white: hue("white", "#f4efe6"),
	black: hue("black", "#3b3a48"),
	gray: hue("gray", "#98a0ad"),
} as const satisfies Record<string, Hue>;

export type HueName = keyof typeof hues;

function hue(name: string, base: string): Hue {
	const isPale = name === "white";
	return {
		name,
		base,
		light: paint.mix(base, SUN, isPale ? 0.5 : 0.3),
		dark: paint.mix(base, SHADE, isPale ? 0.16 : 0.24),
		deep: paint.mix(base, SHADE, isPale ? 0.34 : 0.5),
	};
}

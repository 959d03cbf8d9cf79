import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Lying closed, or open. */
export const book: ThingKind = {
	label: "book",
	verb: ["lies", "lie"],
	materials: [null, null],
	rests: "standing",
	draw: (hue, variant) => (variant === 0 ? drawLying(hue) : drawOpen(hue)),
};

function drawLying({ light, base, dark, deep }: Hue) {
	return [
		pen.rect([4, 4, 122, 18, 2], paint.across("#fffaf0", "#d9cfc4")),
		pen.line("M12 10H122M12 15H122", { color: deep, width: 0.8 }, 0.25),
		pen.rect([0, 0, 130, 6, 3], paint.across(light, base)),
		pen.rect([0, 20, 130, 6, 3], paint.across(base, dark)),
		pen.rect([0, 0, 10, 26, 4], paint.across(base, dark)),
	];
}

function drawOpen({ base, dark }: Hue) {
	return [
		pen.path("M0 12L70 16L140 12V46L70 50L0 46Z", paint.across(base, dark)),
		pen.path("M6 8C28 0 54 2 70 12V46C54 36 28 34 6 42Z", paint.across("#fffaf0", "#efe6d8")),
		pen.path("M134 8C112 0 86 2 70 12V46C86 36 112 34 134 42Z", paint.across("#e6dccf", "#fbf4e8")),
		pen.line("M18 15C32 11 48 12 60 17M18 23C32 19 48 20 60 25M80 17C92 12 108 11 122 15M80 25C92 20 108 19 122 23", { color: "#a79c98", width: 1.6 }),
	];
}

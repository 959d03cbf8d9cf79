import { type Hue, hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Three seats, or two. */
export const couch: ThingKind = {
	label: "couch",
	verb: ["stands", "stand"],
	materials: ["fabric", "leather"],
	rests: "standing",
	draw: (hue, variant) => drawCouch(hue, variant === 0 ? 3 : 2),
};

function drawCouch({ light, base, dark, deep }: Hue, seats: number) {
	const width = 60 + seats * 82;
	const cushion = (width - 76) / seats;
	const each = Array.from({ length: seats }, (_, at) => 38 + at * cushion);
	return [
		pen.rect([26, 112, 12, 22, 3], hues.brown.dark),
		pen.rect([width - 38, 112, 12, 22, 3], hues.brown.deep),
		pen.inside(pen.rect([16, 0, width - 32, 110, 26], paint.down(base, dark)), [pen.rect([16, 0, width - 32, 9], light, 0.5)]),
		...each.map((x) => pen.rect([x + 2, 14, cushion - 4, 62, 16], paint.slant(light, base))),
		...each.map((x) => pen.inside(pen.rect([x + 1, 68, cushion - 2, 34, 12], paint.down(light, base)), [pen.rect([x, 92, cushion, 12], dark, 0.35)])),
		pen.rect([12, 98, width - 24, 22, 9], paint.across(base, dark)),
		pen.inside(pen.rect([0, 44, 44, 78, 20], paint.across(light, base)), [pen.rect([36, 40, 10, 90], deep, 0.16)]),
		pen.inside(pen.rect([width - 44, 44, 44, 78, 20], paint.across(base, dark)), [pen.ellipse([width - 30, 46, 22, 10], light, 0.35)]),
	];
}

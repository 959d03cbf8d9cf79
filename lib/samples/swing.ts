import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A frame with two seats. */
export const swing: ThingKind = {
	label: "swing set",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => {
		const seat = (x: number) => [
			pen.line(`M${x - 22} 12V176M${x + 22} 12V176`, { color: "#7d7787", width: 3 }),
			pen.rect([x - 32, 174, 64, 12, 5], paint.across(hues.brown.light, hues.brown.dark)),
		];
		return [
			pen.line("M40 8L72 246M300 8L268 246", { color: deep, width: 9 }),
			...seat(120),
			...seat(222),
			pen.line("M40 8L6 254", { color: base, width: 11 }),
			pen.line("M300 8L334 254", { color: dark, width: 11 }),
			pen.inside(pen.rect([28, 0, 284, 15, 7], paint.across(light, base)), [pen.rect([28, 10, 284, 6], dark, 0.5)]),
		];
	},
};

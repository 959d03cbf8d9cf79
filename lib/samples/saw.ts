import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Hanging by its handle. The handle has the color. */
export const saw: ThingKind = {
	label: "saw",
	verb: ["hangs", "hang"],
	materials: [null],
	rests: "hanging",
	part: ["with @ handle", "with # handles"],
	draw: ({ light, base, dark }) => {
		const teeth = Array.from({ length: 14 }, (_, at) => `L${70 - at * 1.4} ${74 + at * 12}L${62 - at * 1.4} ${80 + at * 12}`).join("");
		return [
			pen.path(`M14 66H66${teeth}L44 250H28Z`, paint.across("#e3e7ec", "#8c92a2")),
			pen.inside(
				pen.path(
					"M8 20Q8 0 30 0H60Q80 4 78 26L72 70Q70 80 58 80H20Q10 80 9 70ZM28 22Q24 24 25 32L27 52Q28 60 36 60H50Q56 60 57 52L60 32Q60 20 50 20H34Z",
					paint.across(light, base),
				),
				[pen.path("M56 0H90V90H50Z", dark, 0.35)],
			),
		];
	},
};

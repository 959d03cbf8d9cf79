import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Hanging with its head up. The handle has the color. */
export const hammer: ThingKind = {
	label: "hammer",
	verb: ["hangs", "hang"],
	materials: [null],
	rests: "hanging",
	part: ["with @ handle", "with # handles"],
	draw: ({ light, base, dark }) => [
		pen.rect([42, 24, 16, 60, 3], paint.across(hues.brown.light, hues.brown.dark)),
		pen.rect([38, 78, 24, 104, 10], paint.across(light, dark)),
		pen.rect([38, 92, 24, 5], base),
		pen.path("M20 6H68Q86 8 100 34Q80 22 66 28H20Z", paint.down("#cfd4dc", "#6d7080")),
		pen.rect([0, 0, 24, 36, 5], paint.across("#dfe3e8", "#7b7f8e")),
	],
};

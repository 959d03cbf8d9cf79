import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Seen from the front. */
export const bench: ThingKind = {
	label: "bench",
	verb: ["stands", "stand"],
	materials: ["wood"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => {
		const plank = (y: number) => pen.inside(pen.rect([0, y, 300, 17, 5], paint.across(light, base)), [pen.rect([0, y + 11, 300, 8], dark, 0.45)]);
		const iron = "#3f4354";
		return [
			pen.path("M34 4H46L42 150H52V158H24V150H32Z", iron),
			pen.path("M254 4H266L268 150H276V158H248V150H258Z", "#353849"),
			plank(0),
			plank(25),
			plank(50),
			pen.line("M26 100V76Q26 68 36 68M274 100V76Q274 68 264 68", { color: iron, width: 7 }),
			pen.rect([6, 94, 288, 20, 5], paint.across(light, base)),
			pen.rect([6, 106, 288, 8, 3], deep, 0.4),
		];
	},
};

import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A sneaker, its toe to the right. */
export const shoe: ThingKind = {
	label: "shoe",
	verb: ["stands", "stand"],
	materials: ["fabric"],
	rests: "standing",
	draw: ({ light, base, dark }) => [
		pen.inside(pen.path("M8 6Q30 16 52 4L96 34C120 42 146 44 148 62V72H4C0 50 2 24 8 6Z", paint.across(light, base)), [
			pen.path("M4 30Q20 40 24 72H0V6Z", dark, 0.45),
			pen.path("M110 40Q126 50 126 74H152V40Z", "#fff6e4", 0.9),
		]),
		pen.line("M56 12L48 26M70 22L60 36M84 32L74 44", { color: "#fff6e4", width: 4 }),
		pen.path("M2 68H150V76Q150 84 142 84H10Q2 84 2 76Z", paint.across("#fffaf0", "#cfc6c6")),
	],
};

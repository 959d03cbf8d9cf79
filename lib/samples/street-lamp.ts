import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A pole with a lantern. */
export const streetLamp: ThingKind = {
	label: "street lamp",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.rect([32, 100, 12, 320, 4], paint.across(light, deep)),
		pen.path("M18 430Q20 400 32 392H44Q56 400 58 430Z", paint.across(base, deep)),
		pen.rect([26, 150, 24, 8, 4], dark),
		pen.path("M14 30H62L54 98H22Z", paint.across("#fff6cf", "#f2cf7c")),
		pen.line("M14 30L22 98H54L62 30M38 30V98", { color: dark, width: 4 }),
		pen.path("M0 32Q10 10 38 6Q66 10 76 32Z", paint.across(base, deep)),
		pen.ellipse([38, 6, 6], dark),
		pen.rect([20, 96, 36, 8, 3], deep),
	],
};

import { backpack } from "#lib/samples/backpack.ts";
import { bicycle } from "#lib/samples/bicycle.ts";
import { handbag } from "#lib/samples/handbag.ts";
import { hat } from "#lib/samples/hat.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { shoe } from "#lib/samples/shoe.ts";
import { suitcase } from "#lib/samples/suitcase.ts";

function awning(): string {
	const width = 1280 / 16;
	const stripes = Array.from({ length: 16 }, (_, at) => {
		const x = at * width;
		const scallop = `M${x} 60H${x + width}V170Q${x + width / 2} 206 ${x} 170Z`;
		return pen.path(scallop, at % 2 === 0 ? paint.down("#fff6e4", "#eadccb") : paint.down("#4f8a86", "#3a6b6d")).svg;
	});
	return `<g filter="url(#cast)">${stripes.join("")}</g>${pen.rect([0, 40, 1280, 26], "#5c3b45").svg}`;
}

export const shopWindow: SceneKind = {
	name: "shop-window",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		const pair = random.pick(["red", "blue", "pink"] as const);
		return {
			setting: "a small shop seen from the pavement",
			remarks: ["A striped awning runs along the red front of the house.", "Everything for sale is laid out behind the glass."],
			backdrop: [
				pen.rect([0, 0, 1280, 830], paint.across("#c9705a", "#a5545a")).svg,
				pen.rect([0, 826, 1280, 134], paint.down("#dccdbd", "#b9aaa2")).svg,
				pen.line("M0 880H1280M200 830L150 960M460 830L440 960M720 830L740 960M980 830L1030 960", { color: "#a3948f", width: 2 }, 0.5).svg,
				pen.rect([150, 190, 740, 600, 6], "#f6ecdc").svg,
				pen.rect([170, 210, 700, 560], paint.slant("#fdeccb", "#e9c8a4")).svg,
				pen.rect([170, 440, 700, 16], paint.across("#fffaf0", "#cbb9a9")).svg,
				pen.rect([170, 456, 700, 12], "#2a2352", 0.14).svg,
				pen.rect([170, 700, 700, 70], paint.down("#d9b48c", "#bb8f6a")).svg,
				pen.rect([950, 230, 220, 600, 6], "#f6ecdc").svg,
				pen.rect([970, 250, 180, 580], paint.slant("#6f9aa3", "#3f6a78")).svg,
				pen.path("M970 250H1080L990 500L970 540Z", "#ffffff", 0.16).svg,
				pen.rect([1122, 540, 10, 70, 5], "#f2cf7c").svg,
				awning(),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(hat, { at: [290 + drift(), 440], height: 80, color: "yellow", spot: "on the upper board" }),
				placeThing(handbag, { at: [480 + drift(), 441], height: 130, color: random.pick(["red", "purple"]), spot: "on the upper board" }),
				placeThing(handbag, { at: [630 + drift(), 441], height: 110, color: random.pick(["blue", "green"]), spot: "on the upper board" }),
				placeThing(hat, { at: [780 + drift(), 440], height: 80, color: "brown", spot: "on the upper board" }),
				placeThing(suitcase, { at: [270 + drift(), 702], height: 126, color: random.pick(["brown", "orange"]), spot: "on the lower board", variant: 1 }),
				placeThing(shoe, { at: [452, 702], height: 76, color: pair, spot: "on the lower board" }),
				placeThing(shoe, { at: [606, 702], height: 76, color: pair, spot: "on the lower board" }),
				placeThing(backpack, { at: [770 + drift(), 702], height: 150, color: random.pick(["green", "yellow"]), spot: "on the lower board" }),
				placeThing(pottedPlant, { at: [86 + drift(), 880], height: 230, color: random.pick(["blue", "white"]), spot: "on the pavement", variant: 3 }),
				placeThing(pottedPlant, { at: [1192, 884], height: 210, color: random.pick(["blue", "white"]), spot: "on the pavement", variant: 3 }),
				placeThing(bicycle, { at: [560 + drift(), 938], height: 190, color: random.pick(["green", "black"]), spot: "on the pavement" }),
			],
		};
	},
};

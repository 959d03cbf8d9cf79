import { basket } from "#lib/samples/basket.ts";
import { bottle } from "#lib/samples/bottle.ts";
import { bowl } from "#lib/samples/bowl.ts";
import { cup } from "#lib/samples/cup.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { toothbrush } from "#lib/samples/toothbrush.ts";
import { towel } from "#lib/samples/towel.ts";
import { vase } from "#lib/samples/vase.ts";

function grout(): string {
	const rows = Array.from({ length: 9 }, (_, row) => `M0 ${row * 120}H1280`);
	const joints = Array.from({ length: 9 * 8 }, (_, at) => `M${(at % 8) * 180 + (Math.floor(at / 8) % 2) * 90} ${Math.floor(at / 8) * 120}v120`);
	return `<path d="${[...rows, ...joints].join("")}" stroke="#ffffff" stroke-width="5" opacity="0.55"/>`;
}

export const bathroomShelf: SceneKind = {
	name: "bathroom-shelf",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a corner of a bathroom",
			remarks: ["Pale blue tiles cover the whole wall.", "Soft light from the left makes the glaze shine."],
			backdrop: [
				pen.rect([0, 0, 1280, 960], paint.slant("#e3f1f1", "#a9c9d2")).svg,
				grout(),
				pen.rect([0, 876, 1280, 84], paint.across("#d9b48f", "#a9836b")).svg,
				pen.rect([0, 864, 1280, 14], paint.across("#ffffff", "#d5e0e4")).svg,
				scenery.beam("M180 0L420 0L860 960L520 960Z", 0.22),
				scenery.shelf([330, 380, 640], "#c99a6b"),
				scenery.shelf([330, 720, 640], "#c99a6b"),
				...[60, 1020].map((x) => pen.rect([x, x === 60 ? 250 : 178, 210, 12, 6], paint.down("#f4f6f8", "#8f96a5")).svg),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(towel, { at: [170 + drift(), 540], height: 290, color: random.pick(["yellow", "red", "green"]), spot: "on the long rail", variant: 0 }),
				placeThing(bottle, { at: [420, 381], height: 170, color: random.pick(["blue", "green"]), spot: "on the upper shelf", variant: 1 }),
				placeThing(bottle, { at: [540, 381], height: 150, color: random.pick(["pink", "orange"]), spot: "on the upper shelf", variant: 1 }),
				placeThing(bottle, { at: [660, 381], height: 210, color: random.pick(["green", "purple"]), spot: "on the upper shelf", variant: 0 }),
				placeThing(pottedPlant, { at: [830 + drift(), 381], height: 200, color: random.pick(["white", "yellow"]), spot: "on the upper shelf", variant: 3 }),
				placeThing(cup, { at: [450, 721], height: 116, color: random.pick(["white", "blue"]), spot: "on the lower shelf", variant: 2 }),
				placeThing(toothbrush, { at: [425, 622], height: 110, color: random.pick(["red", "orange"]), spot: "in the cup", variant: 0 }),
				placeThing(toothbrush, { at: [455, 622], height: 122, color: random.pick(["green", "purple"]), spot: "in the cup", variant: 0 }),
				placeThing(bowl, { at: [640 + drift(), 721], height: 80, color: random.pick(["blue", "white"]), spot: "on the lower shelf", variant: 0 }),
				placeThing(bottle, { at: [780, 721], height: 180, color: random.pick(["red", "yellow"]), spot: "on the lower shelf", variant: 2 }),
				placeThing(vase, { at: [915, 721], height: 124, color: random.pick(["pink", "orange"]), spot: "on the lower shelf", variant: 1 }),
				placeThing(basket, { at: [1130, 938], height: 240, color: "brown", spot: "on the floor" }),
				placeThing(towel, { at: [1125 + drift(), 430], height: 250, color: random.pick(["blue", "purple"]), spot: "on the other rail", variant: 0 }),
			],
		};
	},
};

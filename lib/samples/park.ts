import { basket } from "#lib/samples/basket.ts";
import { bench } from "#lib/samples/bench.ts";
import { bicycle } from "#lib/samples/bicycle.ts";
import { bird } from "#lib/samples/bird.ts";
import { dog } from "#lib/samples/dog.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { person } from "#lib/samples/person.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { sportsBall } from "#lib/samples/sports-ball.ts";
import { streetLamp } from "#lib/samples/street-lamp.ts";
import { tree } from "#lib/samples/tree.ts";

export const park: SceneKind = {
	name: "park",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a green park on a fine afternoon",
			remarks: ["Soft hills roll along the horizon.", "A pale path winds through the grass."],
			backdrop: [
				scenery.sky("#93cbe4", "#fdf0d2", 560),
				scenery.sun([180, 130, 48]),
				scenery.clouds([
					[520, 130, 90],
					[980, 100, 110],
					[800, 220, 60],
				]),
				scenery.hills(440, 60, ["#a9cfa4", "#8fbe93"]),
				scenery.hills(520, -40, ["#93c28b", "#6fa873"]),
				pen.path(
					"M520 960C560 820 760 780 700 690C660 630 540 610 520 552L544 548C590 600 760 620 800 690C850 780 760 840 830 960Z",
					paint.down("#f3e3c3", "#e3caa0"),
				).svg,
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(bird, { at: [640 + drift(), 260], height: 40, color: "white", spot: "in the sky" }),
				placeThing(bird, { at: [760 + drift(), 190], height: 34, color: "white", spot: "in the sky" }),
				placeThing(tree, { at: [130 + drift(), 640], height: 360, color: "green", spot: "on the grass", variant: 0 }),
				placeThing(tree, { at: [1150 + drift(), 650], height: 380, color: "green", spot: "on the grass", variant: 0 }),
				placeThing(tree, { at: [930 + drift(), 590], height: 260, color: "green", spot: "on the grass", variant: 1 }),
				placeThing(tree, { at: [390 + drift(), 580], height: 230, color: "green", spot: "on the grass", variant: 1 }),
				placeThing(streetLamp, { at: [480 + drift(), 720], height: 330, color: "black", spot: "beside the path" }),
				placeThing(bench, { at: [280 + drift(), 800], height: 150, color: random.pick(["brown", "red"]), spot: "beside the path" }),
				placeThing(person, { at: [640 + drift(), 800], height: 220, color: random.pick(["red", "orange"]), spot: "on the path", variant: 2 }),
				placeThing(dog, { at: [770 + drift(), 836], height: 104, color: random.pick(["brown", "black"]), spot: "on the path" }),
				placeThing(bicycle, { at: [1060 + drift(), 880], height: 180, color: random.pick(["blue", "yellow"]), spot: "on the grass" }),
				placeThing(sportsBall, { at: [420 + drift(), 906], height: 66, color: random.pick(["red", "orange"]), spot: "on the grass", variant: 0 }),
				placeThing(basket, { at: [190 + drift(), 920], height: 100, color: "brown", spot: "on the grass" }),
			],
		};
	},
};

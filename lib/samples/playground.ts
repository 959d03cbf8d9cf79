import { backpack } from "#lib/samples/backpack.ts";
import { bench } from "#lib/samples/bench.ts";
import { bucket } from "#lib/samples/bucket.ts";
import { kite } from "#lib/samples/kite.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { slide } from "#lib/samples/slide.ts";
import { sportsBall } from "#lib/samples/sports-ball.ts";
import { swing } from "#lib/samples/swing.ts";
import { tree } from "#lib/samples/tree.ts";

export const playground: SceneKind = {
	name: "playground",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a playground between trees",
			remarks: ["The ground is covered with light sand, and grass begins behind it.", "A few clouds drift over gentle hills."],
			backdrop: [
				scenery.sky("#9fd3e8", "#fdf1d6", 560),
				scenery.clouds([
					[300, 120, 100],
					[820, 90, 80],
				]),
				scenery.hills(470, 50, ["#b5d6a8", "#93c28b"]),
				scenery.hills(560, -30, ["#93c28b", "#78b07c"]),
				pen.path("M0 720C260 660 460 690 700 676C960 660 1120 690 1280 668V960H0Z", paint.down("#f5dfb6", "#e2bd86")).svg,
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(kite, { at: [1060 + drift(), 330], height: 220, color: random.pick(["red", "orange", "purple"]), spot: "in the sky" }),
				placeThing(tree, { at: [90 + drift(), 670], height: 340, color: "green", spot: "behind the sand", variant: 0 }),
				placeThing(tree, { at: [620 + drift(), 650], height: 270, color: "green", spot: "behind the sand", variant: 1 }),
				placeThing(tree, { at: [1200 + drift(), 650], height: 300, color: "green", spot: "behind the sand", variant: 0 }),
				placeThing(swing, { at: [330, 800], height: 300, color: random.pick(["blue", "purple"]), spot: "on the sand" }),
				placeThing(slide, { at: [840, 820], height: 310, color: random.pick(["red", "blue"]), spot: "on the sand" }),
				placeThing(bench, { at: [1120 + drift(), 930], height: 120, color: "brown", spot: "on the sand" }),
				placeThing(sportsBall, { at: [560 + drift(), 880], height: 74, color: random.pick(["yellow", "green"]), spot: "on the sand", variant: 1 }),
				placeThing(bucket, { at: [420 + drift(), 918], height: 92, color: random.pick(["red", "orange"]), spot: "on the sand", variant: 0 }),
				placeThing(bucket, { at: [180 + drift(), 906], height: 92, color: random.pick(["blue", "purple"]), spot: "on the sand", variant: 0 }),
				placeThing(backpack, { at: [720 + drift(), 940], height: 120, color: random.pick(["green", "pink"]), spot: "on the sand" }),
			],
		};
	},
};

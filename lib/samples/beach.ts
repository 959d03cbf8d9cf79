import { basket } from "#lib/samples/basket.ts";
import { bird } from "#lib/samples/bird.ts";
import { boat } from "#lib/samples/boat.ts";
import { bucket } from "#lib/samples/bucket.ts";
import { dog } from "#lib/samples/dog.ts";
import { hat } from "#lib/samples/hat.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { sportsBall } from "#lib/samples/sports-ball.ts";
import { tree } from "#lib/samples/tree.ts";
import { umbrella } from "#lib/samples/umbrella.ts";

export const beach: SceneKind = {
	name: "beach",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a wide beach in the sun",
			remarks: ["Small waves break along the shore.", "The water glitters, and there is hardly a cloud."],
			backdrop: [
				scenery.sky("#7cc3e2", "#fdf0d4", 430),
				scenery.sun([210, 120, 50]),
				scenery.clouds([[960, 110, 100]]),
				pen.rect([0, 400, 1280, 240], paint.down("#3f8fae", "#7cc7c9")).svg,
				pen.path("M120 440H260M380 470H520M180 500H270M690 450H800M900 500H1020M560 520H660", "none").svg,
				pen.line("M120 440H260M380 470H500M180 520H250M690 460H790M940 520H1040M560 540H640", { color: "#e9f8f5", width: 4 }, 0.55).svg,
				pen.path("M0 600C200 566 380 620 620 590C860 560 1080 606 1280 572V960H0Z", "#eef8ee", 0.75).svg,
				pen.path("M0 622C200 588 380 642 620 612C860 582 1080 628 1280 594V960H0Z", paint.down("#f8e3b8", "#e6bf86")).svg,
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(bird, { at: [520 + drift(), 200], height: 44, color: "white", spot: "in the sky" }),
				placeThing(bird, { at: [660 + drift(), 140], height: 34, color: "white", spot: "in the sky" }),
				placeThing(bird, { at: [420 + drift(), 130], height: 30, color: "white", spot: "in the sky" }),
				placeThing(boat, { at: [170 + drift(), 540], height: 150, color: random.pick(["red", "orange"]), spot: "on the sea" }),
				placeThing(boat, { at: [890 + drift(), 500], height: 96, color: random.pick(["blue", "green"]), spot: "on the sea" }),
				placeThing(tree, { at: [1140 + drift(), 790], height: 470, color: "green", spot: "on the sand", variant: 2 }),
				placeThing(umbrella, { at: [400 + drift(), 850], height: 330, color: random.pick(["red", "blue", "orange"]), spot: "on the sand" }),
				placeThing(basket, { at: [540 + drift(), 852], height: 110, color: "brown", spot: "on the sand" }),
				placeThing(sportsBall, { at: [760 + drift(), 880], height: 96, color: random.pick(["green", "purple"]), spot: "on the sand", variant: 0 }),
				placeThing(bucket, { at: [910 + drift(), 910], height: 90, color: random.pick(["yellow", "pink"]), spot: "on the sand", variant: 0 }),
				placeThing(hat, { at: [250 + drift(), 912], height: 62, color: "yellow", spot: "on the sand" }),
				placeThing(dog, { at: [640 + drift(), 740], height: 90, color: random.pick(["brown", "black"]), spot: "on the sand" }),
			],
		};
	},
};

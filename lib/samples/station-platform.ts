import { backpack } from "#lib/samples/backpack.ts";
import { bench } from "#lib/samples/bench.ts";
import { clock } from "#lib/samples/clock.ts";
import { dog } from "#lib/samples/dog.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { person } from "#lib/samples/person.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { suitcase } from "#lib/samples/suitcase.ts";
import { train } from "#lib/samples/train.ts";

function roof(): string {
	return [
		...[120, 1110].map((x) => pen.rect([x, 110, 14, 530], paint.across("#6f7f96", "#46516b")).svg),
		pen.path("M0 60H1280V96L0 130Z", paint.across("#6f7f96", "#3f4a63")).svg,
		pen.path("M0 0H1280V62H0Z", paint.down("#dcecf2", "#a9c6d3")).svg,
		...Array.from({ length: 9 }, (_, at) => pen.rect([at * 160, 0, 8, 62], "#6f7f96").svg),
		pen.path("M196 120H204V164H196Z", "#46516b").svg,
	].join("");
}

export const stationPlatform: SceneKind = {
	name: "station-platform",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a railway platform",
			remarks: ["A glass roof on slender posts covers the platform.", "Behind the tracks the town lies in a light haze."],
			backdrop: [
				scenery.sky("#b5d6e6", "#fbead0", 640),
				scenery.hills(330, 40, ["#b9d0c0", "#a3c2b4"]),
				scenery.houses(470, [
					{ x: 60, w: 160, h: 250, color: "#d9b8a0" },
					{ x: 860, w: 180, h: 280, color: "#c9b6c0" },
					{ x: 1040, w: 200, h: 240, color: "#dfc7a0" },
				]),
				pen.rect([0, 470, 1280, 180], paint.down("#9a948f", "#6f6a70")).svg,
				pen.rect([0, 604, 1280, 8], "#4b4859").svg,
				pen.rect([0, 640, 1280, 320], paint.down("#dccfc0", "#b3a59c")).svg,
				pen.rect([0, 640, 1280, 16], "#f6ead0").svg,
				pen.rect([0, 664, 1280, 12], "#eebc4a").svg,
				roof(),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(train, { at: [870, 628], height: 280, color: random.pick(["red", "blue", "green"]), spot: "at the platform" }),
				placeThing(clock, { at: [200, 270], height: 110, color: "black", spot: "under the roof" }),
				placeThing(bench, { at: [250, 800], height: 140, color: random.pick(["brown", "green"]), spot: "on the platform" }),
				placeThing(person, { at: [520 + drift(), 850], height: 270, color: random.pick(["blue", "purple"]), spot: "on the platform", variant: 0 }),
				placeThing(suitcase, { at: [622, 856], height: 140, color: random.pick(["red", "orange"]), spot: "on the platform", variant: 0 }),
				placeThing(person, { at: [800 + drift(), 830], height: 262, color: random.pick(["yellow", "red"]), spot: "on the platform", variant: 2 }),
				placeThing(backpack, { at: [900, 846], height: 110, color: random.pick(["green", "blue"]), spot: "on the platform" }),
				placeThing(suitcase, { at: [1010, 930], height: 96, color: random.pick(["brown", "black"]), spot: "on the platform", variant: 1 }),
				placeThing(pottedPlant, { at: [1180, 880], height: 260, color: random.pick(["white", "orange"]), spot: "on the platform", variant: 3 }),
				placeThing(dog, { at: [400 + drift(), 914], height: 110, color: random.pick(["brown", "black"]), spot: "on the platform" }),
			],
		};
	},
};

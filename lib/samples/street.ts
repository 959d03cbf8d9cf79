import { bicycle } from "#lib/samples/bicycle.ts";
import { bus } from "#lib/samples/bus.ts";
import { car } from "#lib/samples/car.ts";
import { dog } from "#lib/samples/dog.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { person } from "#lib/samples/person.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { streetLamp } from "#lib/samples/street-lamp.ts";
import { tree } from "#lib/samples/tree.ts";

export const street: SceneKind = {
	name: "street",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a street in a small town",
			remarks: ["Colorful house fronts line the pavement.", "The sky is clear but for a few light clouds, and shadows fall to the right."],
			backdrop: [
				scenery.sky("#8cc4de", "#fdebcb", 700),
				scenery.sun([150, 130, 44]),
				scenery.clouds([
					[420, 110, 80],
					[1010, 90, 100],
				]),
				scenery.houses(640, [
					{ x: 0, w: 210, h: 400, color: "#d98b6a" },
					{ x: 210, w: 250, h: 480, color: "#e8c98a" },
					{ x: 460, w: 200, h: 370, color: "#8fb0a5" },
					{ x: 660, w: 240, h: 450, color: "#d7a7a0" },
					{ x: 900, w: 180, h: 390, color: "#9fb4cc" },
					{ x: 1080, w: 200, h: 470, color: "#e2b078" },
				]),
				pen.rect([0, 640, 1280, 90], paint.down("#e2d5c4", "#c9bbae")).svg,
				pen.rect([0, 722, 1280, 12], "#a99e98").svg,
				pen.rect([0, 734, 1280, 226], paint.down("#7c7b8c", "#5d5c70")).svg,
				...[40, 300, 560, 820, 1080].map((x) => pen.rect([x, 838, 130, 9, 4], "#f6ead0", 0.85).svg),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(tree, { at: [120 + drift(), 690], height: 290, color: "green", spot: "on the pavement", variant: 0 }),
				placeThing(tree, { at: [1180 + drift(), 690], height: 300, color: "green", spot: "on the pavement", variant: 0 }),
				placeThing(streetLamp, { at: [560 + drift(), 694], height: 380, color: "black", spot: "on the pavement" }),
				placeThing(person, { at: [330 + drift(), 706], height: 196, color: random.pick(["red", "yellow"]), spot: "on the pavement", variant: 0 }),
				placeThing(dog, { at: [415 + drift(), 708], height: 84, color: random.pick(["brown", "white"]), spot: "on the pavement" }),
				placeThing(person, { at: [760 + drift(), 706], height: 192, color: random.pick(["green", "blue"]), spot: "on the pavement", variant: 1 }),
				placeThing(bicycle, { at: [960 + drift(), 712], height: 120, color: random.pick(["red", "blue"]), spot: "on the pavement" }),
				placeThing(car, { at: [330 + drift(), 884], height: 150, color: random.pick(["red", "orange", "yellow"]), spot: "on the road", variant: 0 }),
				placeThing(bus, { at: [890 + drift(), 938], height: 200, color: random.pick(["blue", "green"]), spot: "on the road" }),
			],
		};
	},
};

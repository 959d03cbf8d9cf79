import { apple } from "#lib/samples/apple.ts";
import { bottle } from "#lib/samples/bottle.ts";
import { bowl } from "#lib/samples/bowl.ts";
import { cup } from "#lib/samples/cup.ts";
import { kettle } from "#lib/samples/kettle.ts";
import { oven } from "#lib/samples/oven.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pot } from "#lib/samples/pot.ts";
import { refrigerator } from "#lib/samples/refrigerator.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { vase } from "#lib/samples/vase.ts";

/** A base unit with its worktop and two doors. */
function cupboard([x, y, w, h]: readonly [x: number, y: number, w: number, h: number]): string {
	const door = (at: number) =>
		pen.rect([x + 14 + at * (w / 2 - 6), y + 44, w / 2 - 22, h - 70, 6], paint.across("#86a99b", "#6f9488")).svg +
		pen.rect([x + (at === 0 ? w / 2 - 26 : w / 2 + 18), y + 64, 8, 44, 4], "#f4e6c8").svg;
	return [
		pen.rect([x, y + 14, w, h], paint.across("#7ea193", "#5f8478")).svg,
		door(0),
		door(1),
		pen.rect([x, y + h - 10, w, 24], "#3f5b56").svg,
		pen.rect([x - 8, y, w + 16, 22, 4], paint.across("#fbf3e4", "#d3c6b8")).svg,
		pen.rect([x, y + 22, w, 8], "#2a2352", 0.2).svg,
	].join("");
}

function tiles(): string {
	const lines = [
		...Array.from({ length: 7 }, (_, row) => `M0 ${386 + row * 29}H1280`),
		...Array.from({ length: 44 }, (_, column) => `M${column * 29} 386V560`),
	].join("");
	return `<rect y="386" width="1280" height="190" fill="${paint.across("#fdf6ea", "#e3d6ca")}"/><path d="${lines}" stroke="#cdbfb4" stroke-width="2"/>`;
}

export const kitchen: SceneKind = {
	name: "kitchen",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		const fruit = random.pick(["red", "green"] as const);
		return {
			setting: "a bright kitchen",
			remarks: ["Sunshine comes in through a window on the left.", "Small square tiles cover the wall above the worktop."],
			backdrop: [
				scenery.room({ wall: "#f0d9bd", floor: "#c9b7a2", meet: 800, boards: false }),
				tiles(),
				scenery.window([110, 120, 210, 250]),
				cupboard([40, 560, 372, 290]),
				cupboard([664, 560, 300, 290]),
				scenery.shelf([420, 300, 460]),
				scenery.beam("M380 330L560 300L660 540L480 560Z", 0.22),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(cup, { at: [480 + drift(), 300], height: 62, color: random.pick(["red", "orange"]), spot: "on the shelf" }),
				placeThing(cup, { at: [564 + drift(), 300], height: 62, color: random.pick(["white"]), spot: "on the shelf" }),
				placeThing(cup, { at: [648 + drift(), 300], height: 62, color: random.pick(["blue", "green"]), spot: "on the shelf" }),
				placeThing(vase, { at: [770 + drift(), 300], height: 120, color: random.pick(["yellow", "green"]), spot: "on the shelf", variant: 0 }),
				placeThing(refrigerator, { at: [1120, 868], height: 560, color: random.pick(["blue", "green", "red"]), spot: "on the right" }),
				placeThing(oven, { at: [538, 856], height: 300, color: "white", spot: "between the cupboards" }),
				placeThing(pot, { at: [538, 557], height: 108, color: random.pick(["red", "blue"]), spot: "on the oven" }),
				placeThing(bottle, { at: [110 + drift(), 558], height: 150, color: random.pick(["green", "brown"]), spot: "on the worktop", variant: 0 }),
				placeThing(apple, { at: [200, 558], height: 50, color: fruit, spot: "on the worktop" }),
				placeThing(apple, { at: [258, 558], height: 50, color: fruit, spot: "on the worktop" }),
				placeThing(apple, { at: [316, 558], height: 50, color: fruit, spot: "on the worktop" }),
				placeThing(kettle, { at: [740 + drift(), 558], height: 118, color: random.pick(["red", "yellow", "gray"]), spot: "on the worktop" }),
				placeThing(bowl, { at: [890 + drift(), 558], height: 64, color: random.pick(["blue", "orange"]), spot: "on the worktop", variant: 0 }),
			],
		};
	},
};

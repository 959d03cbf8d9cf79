import { bottle } from "#lib/samples/bottle.ts";
import { bowl } from "#lib/samples/bowl.ts";
import { cake } from "#lib/samples/cake.ts";
import { chair } from "#lib/samples/chair.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { pendantLamp } from "#lib/samples/pendant-lamp.ts";
import { pictureFrame } from "#lib/samples/picture-frame.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { table } from "#lib/samples/table.ts";
import { vase } from "#lib/samples/vase.ts";
import { wineGlass } from "#lib/samples/wine-glass.ts";

export const diningTable: SceneKind = {
	name: "dining-table",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		const wood = random.pick(["orange", "yellow"] as const);
		const drink = random.pick(["red", "yellow"] as const);
		return {
			setting: "a dining room on a calm evening",
			remarks: ["The wall is of a deep blue-green that the light softens from the left.", "Everything is set out for a small celebration."],
			backdrop: [
				scenery.room({ wall: "#5d8a8c", floor: "#8a5f49", meet: 660, boards: true }),
				pen.ellipse([640, 330, 520, 330], paint.glow("#fff0c080", "#fff0c000")).svg,
				scenery.rug([640, 880, 560, 74], "#c98f5f"),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(pictureFrame, { at: [250 + drift(), 370], height: 190, color: "yellow", spot: "on the wall", variant: 1 }),
				placeThing(pictureFrame, { at: [1040 + drift(), 360], height: 170, color: "brown", spot: "on the wall", variant: 0 }),
				placeThing(pendantLamp, { at: [640, 262], height: 262, color: random.pick(["yellow", "red"]), spot: "above the table" }),
				placeThing(chair, { at: [150 + drift(), 852], height: 370, color: wood, spot: "at the ends of the table", variant: 0 }),
				placeThing(chair, { at: [1130 + drift(), 852], height: 370, color: wood, spot: "at the ends of the table", variant: 0 }),
				placeThing(table, { at: [640, 900], height: 352, color: "brown", spot: "in the middle of the room", variant: 0 }),
				placeThing(bottle, { at: [440 + drift(), 550], height: 180, color: random.pick(["green", "red"]), spot: "on the table", variant: 0 }),
				placeThing(wineGlass, { at: [525, 550], height: 104, color: drink, spot: "on the table" }),
				placeThing(wineGlass, { at: [885, 550], height: 104, color: drink, spot: "on the table" }),
				placeThing(cake, { at: [680 + drift(), 550], height: 124, color: random.pick(["pink", "yellow"]), spot: "on the table" }),
				placeThing(bowl, { at: [985, 550], height: 56, color: random.pick(["white", "blue"]), spot: "on the table", variant: 0 }),
				placeThing(vase, { at: [330, 550], height: 150, color: random.pick(["blue", "orange"]), spot: "on the table", variant: 0 }),
			],
		};
	},
};

import { bed } from "#lib/samples/bed.ts";
import { book } from "#lib/samples/book.ts";
import { cat } from "#lib/samples/cat.ts";
import { lamp } from "#lib/samples/lamp.ts";
import { pictureFrame } from "#lib/samples/picture-frame.ts";
import { pillow } from "#lib/samples/pillow.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { shoe } from "#lib/samples/shoe.ts";
import { table } from "#lib/samples/table.ts";

export const bedroom: SceneKind = {
	name: "bedroom",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		const sneakers = random.pick(["red", "green"] as const);
		return {
			setting: "a quiet bedroom",
			remarks: ["The sun comes in from the left and lies in a slanting patch on the pale wall.", "An oval rug reaches out from under the bed."],
			backdrop: [
				scenery.room({ wall: "#b9c8d6", floor: "#b58660", meet: 660, boards: true }),
				scenery.window([80, 110, 220, 320]),
				scenery.beam("M400 110L600 90L700 520L500 560Z", 0.3),
				scenery.rug([640, 850, 500, 84], "#d9a08a"),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(pictureFrame, { at: [600 + drift(), 370], height: 180, color: "white", spot: "above the bed", variant: 1 }),
				placeThing(pictureFrame, { at: [780 + drift(), 370], height: 180, color: "white", spot: "above the bed", variant: 0 }),
				placeThing(pottedPlant, {
					at: [190 + drift(), 760],
					height: 300,
					color: random.pick(["orange", "white", "yellow"]),
					spot: "below the window",
					variant: 1,
				}),
				placeThing(table, { at: [1120, 820], height: 200, color: "brown", spot: "beside the bed", variant: 1 }),
				placeThing(lamp, { at: [1090, 622], height: 170, color: random.pick(["yellow", "orange"]), spot: "on the side table", variant: 1 }),
				placeThing(book, { at: [1160, 622], height: 15, color: random.pick(["red", "green"]), spot: "on the side table", variant: 0 }),
				placeThing(bed, { at: [660, 830], height: 300, color: random.pick(["blue", "green", "purple"]), spot: "in the middle of the room" }),
				placeThing(pillow, { at: [478, 676], height: 66, color: random.pick(["yellow", "pink"]), spot: "on the bed", variant: 0 }),
				placeThing(cat, { at: [850 + drift(), 648], height: 92, color: random.pick(["orange", "black"]), spot: "on the blanket", variant: 1 }),
				placeThing(shoe, { at: [250 + drift(), 900], height: 52, color: sneakers, spot: "on the floor" }),
				placeThing(shoe, { at: [366 + drift(), 920], height: 52, color: sneakers, spot: "on the floor" }),
			],
		};
	},
};

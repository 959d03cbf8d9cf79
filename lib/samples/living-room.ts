import { book } from "#lib/samples/book.ts";
import { cat } from "#lib/samples/cat.ts";
import { chair } from "#lib/samples/chair.ts";
import { clock } from "#lib/samples/clock.ts";
import { couch } from "#lib/samples/couch.ts";
import { cup } from "#lib/samples/cup.ts";
import { lamp } from "#lib/samples/lamp.ts";
import { pictureFrame } from "#lib/samples/picture-frame.ts";
import { pillow } from "#lib/samples/pillow.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { table } from "#lib/samples/table.ts";
import { vase } from "#lib/samples/vase.ts";

export const livingRoom: SceneKind = {
	name: "living-room",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a sunlit living room",
			remarks: ["Morning light falls in from the left and draws a bright patch on the wall.", "An oval rug covers part of the wooden floor."],
			backdrop: [
				scenery.room({ wall: "#e9c9a8", floor: "#c08a5c", meet: 640, boards: true }),
				scenery.window([70, 120, 230, 330]),
				scenery.beam("M420 90L640 60L760 520L540 560Z", 0.28),
				scenery.beam("M300 700L620 690L900 960H480Z", 0.22),
				scenery.rug([690, 832, 470, 92], "#5f8f93"),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(pictureFrame, { at: [560 + drift(), 360], height: 200, color: "brown", spot: "on the wall", variant: 0 }),
				placeThing(pictureFrame, { at: [745 + drift(), 340], height: 150, color: "black", spot: "on the wall", variant: 1 }),
				placeThing(clock, { at: [1130 + drift(), 300], height: 112, color: "brown", spot: "on the wall" }),
				placeThing(pottedPlant, { at: [250 + drift(), 716], height: 320, color: random.pick(["white", "blue", "yellow"]), spot: "below the window" }),
				placeThing(lamp, { at: [980 + drift(), 716], height: 430, color: random.pick(["yellow", "white"]), spot: "beside the couch" }),
				placeThing(couch, { at: [650 + drift(), 748], height: 226, color: random.pick(["blue", "green"]), spot: "against the wall" }),
				placeThing(cat, { at: [505 + drift(), 664], height: 128, color: random.pick(["orange", "gray", "black"]), spot: "on the couch" }),
				placeThing(pillow, { at: [775 + drift(), 664], height: 76, color: random.pick(["yellow", "pink"]), spot: "on the couch", variant: 1 }),
				placeThing(chair, { at: [1130, 838], height: 270, color: random.pick(["red", "orange", "pink"]), spot: "near the right edge", variant: 1 }),
				placeThing(table, { at: [640, 904], height: 130, color: "brown", spot: "on the rug", variant: 2 }),
				placeThing(book, { at: [540 + drift(), 776], height: 24, color: random.pick(["red", "purple"]), spot: "on the low table", variant: 0 }),
				placeThing(cup, { at: [650 + drift(), 776], height: 50, color: "white", spot: "on the low table" }),
				placeThing(vase, { at: [745 + drift(), 776], height: 104, color: random.pick(["green", "pink"]), spot: "on the low table", variant: 1 }),
			],
		};
	},
};

import { backpack } from "#lib/samples/backpack.ts";
import { book } from "#lib/samples/book.ts";
import { bookSpine } from "#lib/samples/book-spine.ts";
import { chair } from "#lib/samples/chair.ts";
import { clock } from "#lib/samples/clock.ts";
import { cup } from "#lib/samples/cup.ts";
import { lamp } from "#lib/samples/lamp.ts";
import { laptop } from "#lib/samples/laptop.ts";
import { pictureFrame } from "#lib/samples/picture-frame.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { table } from "#lib/samples/table.ts";
import { vase } from "#lib/samples/vase.ts";

export const desk: SceneKind = {
	name: "desk",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		const frame = random.pick(["brown", "black"] as const);
		return {
			setting: "a tidy place to work at home",
			remarks: ["Daylight from the left brightens the green wall.", "A shelf is fixed above the desk."],
			backdrop: [
				scenery.room({ wall: "#a9c2b2", floor: "#a97b5b", meet: 720, boards: true }),
				scenery.beam("M330 40L560 10L700 470L470 510Z", 0.26),
				scenery.shelf([760, 250, 420]),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(clock, { at: [640 + drift(), 230], height: 120, color: frame, spot: "on the wall" }),
				placeThing(pictureFrame, { at: [320 + drift(), 330], height: 190, color: frame, spot: "on the wall", variant: 0 }),
				placeThing(bookSpine, { at: [812, 250], height: 104, color: "red", spot: "on the shelf" }),
				placeThing(bookSpine, { at: [842, 250], height: 116, color: "blue", spot: "on the shelf" }),
				placeThing(bookSpine, { at: [872, 250], height: 98, color: "yellow", spot: "on the shelf" }),
				placeThing(bookSpine, { at: [906, 250], height: 110, color: "green", spot: "on the shelf" }),
				placeThing(bookSpine, { at: [936, 250], height: 92, color: "purple", spot: "on the shelf" }),
				placeThing(vase, { at: [1080 + drift(), 250], height: 96, color: random.pick(["white", "pink", "orange"]), spot: "on the shelf", variant: 1 }),
				placeThing(table, { at: [640, 930], height: 410, color: "brown", spot: "in front of the wall", variant: 0 }),
				placeThing(lamp, { at: [345 + drift(), 522], height: 250, color: random.pick(["yellow", "red"]), spot: "on the desk", variant: 2 }),
				placeThing(laptop, { at: [610 + drift(), 522], height: 190, color: "gray", spot: "on the desk" }),
				placeThing(cup, { at: [800 + drift(), 522], height: 62, color: random.pick(["white", "blue", "red"]), spot: "on the desk" }),
				placeThing(book, { at: [945, 522], height: 26, color: random.pick(["orange", "green"]), spot: "on the desk", variant: 0 }),
				placeThing(book, { at: [952, 496], height: 26, color: random.pick(["blue", "purple"]), spot: "on the desk", variant: 0 }),
				placeThing(pottedPlant, { at: [1070 + drift(), 522], height: 150, color: random.pick(["white", "orange"]), spot: "on the desk", variant: 2 }),
				placeThing(backpack, { at: [215 + drift(), 936], height: 200, color: random.pick(["red", "blue"]), spot: "on the floor" }),
				placeThing(chair, { at: [640 + drift(), 948], height: 380, color: random.pick(["yellow", "red"]), spot: "in front of the desk", variant: 0 }),
			],
		};
	},
};

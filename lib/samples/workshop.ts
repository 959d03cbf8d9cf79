import { bottle } from "#lib/samples/bottle.ts";
import { bowl } from "#lib/samples/bowl.ts";
import { bucket } from "#lib/samples/bucket.ts";
import { cat } from "#lib/samples/cat.ts";
import { chair } from "#lib/samples/chair.ts";
import { clock } from "#lib/samples/clock.ts";
import { hammer } from "#lib/samples/hammer.ts";
import { lamp } from "#lib/samples/lamp.ts";
import { paint } from "#lib/samples/paint.ts";
import { paintCan } from "#lib/samples/paint-can.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { saw } from "#lib/samples/saw.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { table } from "#lib/samples/table.ts";
import { toolbox } from "#lib/samples/toolbox.ts";

function pegboard(): string {
	const holes = Array.from({ length: 20 * 7 }, (_, at) => `M${190 + (at % 20) * 28} ${160 + Math.floor(at / 20) * 38}h0`).join("");
	return [
		`<g filter="url(#cast)">${pen.rect([160, 120, 580, 300, 8], paint.slant("#e0b585", "#c08d60")).svg}</g>`,
		`<path d="${holes}" stroke="#8f6444" stroke-width="6" stroke-linecap="round" opacity="0.5"/>`,
	].join("");
}

export const workshop: SceneKind = {
	name: "workshop",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a workshop for wood and paint",
			remarks: ["Tools are arranged on a perforated board.", "The light comes from the left, as from a high window."],
			backdrop: [
				scenery.room({ wall: "#d8cbb5", floor: "#9d948e", meet: 740, boards: false }),
				pegboard(),
				scenery.shelf([880, 330, 320]),
				scenery.beam("M100 60L300 20L520 560L320 600Z", 0.25),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(hammer, { at: [230, 350], height: 180, color: random.pick(["red", "orange"]), spot: "on the board" }),
				placeThing(hammer, { at: [350, 336], height: 160, color: random.pick(["blue", "green"]), spot: "on the board" }),
				placeThing(saw, { at: [500 + drift(), 380], height: 220, color: random.pick(["yellow", "orange"]), spot: "on the board", variant: 0 }),
				placeThing(saw, { at: [660 + drift(), 350], height: 190, color: random.pick(["red", "blue"]), spot: "on the board", variant: 0 }),
				placeThing(clock, { at: [800, 210], height: 96, color: "black", spot: "on the wall" }),
				placeThing(paintCan, { at: [950, 331], height: 104, color: random.pick(["red", "orange"]), spot: "on the shelf" }),
				placeThing(paintCan, { at: [1050, 331], height: 104, color: random.pick(["blue", "green"]), spot: "on the shelf" }),
				placeThing(bottle, { at: [1140, 331], height: 120, color: random.pick(["green", "white"]), spot: "on the shelf", variant: 2 }),
				placeThing(table, { at: [560, 900], height: 370, color: "brown", spot: "in front of the wall", variant: 0 }),
				placeThing(toolbox, { at: [330 + drift(), 532], height: 110, color: random.pick(["red", "blue", "green"]), spot: "on the workbench" }),
				placeThing(bowl, { at: [520 + drift(), 532], height: 50, color: "brown", spot: "on the workbench", variant: 1 }),
				placeThing(lamp, { at: [860 + drift(), 532], height: 230, color: random.pick(["green", "red", "yellow"]), spot: "on the workbench", variant: 2 }),
				placeThing(paintCan, { at: [680 + drift(), 532], height: 96, color: random.pick(["yellow", "pink"]), spot: "on the workbench" }),
				placeThing(chair, { at: [1120 + drift(), 910], height: 250, color: random.pick(["brown", "orange"]), spot: "on the right", variant: 2 }),
				placeThing(bucket, { at: [150 + drift(), 930], height: 130, color: random.pick(["blue", "red"]), spot: "on the floor", variant: 1 }),
				placeThing(cat, { at: [620 + drift(), 926], height: 84, color: random.pick(["black", "orange"]), spot: "under the workbench", variant: 1 }),
			],
		};
	},
};

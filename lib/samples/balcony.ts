import { book } from "#lib/samples/book.ts";
import { cat } from "#lib/samples/cat.ts";
import { chair } from "#lib/samples/chair.ts";
import { cup } from "#lib/samples/cup.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { songbird } from "#lib/samples/songbird.ts";
import { table } from "#lib/samples/table.ts";
import { wateringCan } from "#lib/samples/watering-can.ts";

/** Roofs against the evening, some windows lit. */
function skyline(): string {
	const fronts = [0, 110, 220, 360, 450, 600, 690, 830, 950, 1060, 1180].map((x, at) => {
		const [w, h] = [[120, 150, 100, 160, 90][at % 5] ?? 100, [150, 220, 120, 190, 250, 140, 210][at % 7] ?? 150];
		const lit = Array.from(
			{ length: 4 },
			(_, pane) => pen.rect([x + 18 + (pane % 2) * 40, 640 - h + 30 + Math.floor(pane / 2) * 44, 16, 22], "#ffdf9c", (at + pane) % 3 === 0 ? 0.9 : 0.2).svg,
		);
		return `${pen.rect([x, 640 - h, w, h + 120], paint.down(at % 2 === 0 ? "#8a6a93" : "#77608c", "#5b4f7d")).svg}${pen.path(`M${x - 6} ${640 - h}L${x + w / 2} ${596 - h}L${x + w + 6} ${640 - h}Z`, at % 2 === 0 ? "#5d4a78" : "#6d4f72").svg}${lit.join("")}`;
	});
	return fronts.join("");
}

function railing(): string {
	const bars = Array.from({ length: 33 }, (_, at) => pen.rect([at * 40, 470, 6, 276], paint.across("#5d5872", "#38364c")).svg);
	return `${bars.join("")}${pen.rect([0, 462, 1280, 16, 6], paint.down("#76708a", "#3d3a52")).svg}${pen.rect([0, 730, 1280, 12], "#3d3a52").svg}`;
}

export const balcony: SceneKind = {
	name: "balcony",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		return {
			setting: "a balcony above the roofs at sunset",
			remarks: ["The sky turns from violet to orange over the town.", "A thin railing runs along the edge."],
			backdrop: [
				scenery.sky("#6f7fb5", "#ffc794", 760),
				scenery.sun([240, 430, 56], "#ffe3ad"),
				scenery.clouds([[880, 170, 90]]),
				pen.rect([0, 200, 1280, 560], paint.down("#ff9d6b00", "#ff9d6be0")).svg,
				skyline(),
				railing(),
				pen.rect([0, 740, 1280, 220], paint.down("#c98d6b", "#9a6459")).svg,
				pen.line("M0 800H1280M0 876H1280M180 740L80 960M440 740L400 960M700 740L720 960M960 740L1040 960", { color: "#7d4f4c", width: 2 }, 0.5).svg,
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(songbird, { at: [560 + drift(), 466], height: 84, color: random.pick(["red", "blue", "yellow"]), spot: "on the railing" }),
				placeThing(pottedPlant, { at: [120 + drift(), 850], height: 310, color: random.pick(["white", "orange"]), spot: "on the floor", variant: 0 }),
				placeThing(chair, { at: [420 + drift(), 880], height: 330, color: random.pick(["green", "blue"]), spot: "on the floor", variant: 0 }),
				placeThing(table, { at: [680, 884], height: 220, color: "brown", spot: "beside the chair", variant: 1 }),
				placeThing(cup, { at: [628, 668], height: 64, color: random.pick(["white", "yellow"]), spot: "on the table", variant: 1 }),
				placeThing(book, { at: [736, 668], height: 16, color: random.pick(["red", "purple"]), spot: "on the table", variant: 0 }),
				placeThing(wateringCan, { at: [900 + drift(), 900], height: 120, color: random.pick(["blue", "green", "red"]), spot: "on the floor" }),
				placeThing(pottedPlant, { at: [1030 + drift(), 850], height: 220, color: random.pick(["blue", "yellow"]), spot: "on the floor", variant: 1 }),
				placeThing(pottedPlant, { at: [1170, 880], height: 270, color: random.pick(["red", "white"]), spot: "on the floor", variant: 2 }),
				placeThing(cat, { at: [270 + drift(), 930], height: 140, color: random.pick(["black", "gray", "orange"]), spot: "on the floor", variant: 0 }),
			],
		};
	},
};

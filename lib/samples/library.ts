import { book } from "#lib/samples/book.ts";
import { bookSpine } from "#lib/samples/book-spine.ts";
import { cat } from "#lib/samples/cat.ts";
import { chair } from "#lib/samples/chair.ts";
import { cup } from "#lib/samples/cup.ts";
import type { HueName } from "#lib/samples/hues.ts";
import { lamp } from "#lib/samples/lamp.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pottedPlant } from "#lib/samples/potted-plant.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";
import { table } from "#lib/samples/table.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";

const SPINES: readonly [HueName, ...HueName[]] = ["red", "blue", "green", "yellow", "purple", "orange", "brown"];
const SPINE_WIDTH = 34;

/** A run of books that fills most of a board. */
function shelveBooks(random: SeededRandom, board: number) {
	const count = 14 + random.below(5);
	const from = 150 + random.below(4) * 18;
	return Array.from({ length: count }, (_, at) => {
		const height = 98 + random.below(3) * 9;
		return placeThing(bookSpine, { at: [from + at * SPINE_WIDTH, board], height, color: random.pick(SPINES), spot: "in the bookcase" });
	});
}

function bookcase(): string {
	const board = (y: number) => pen.rect([110, y, 760, 14], paint.across("#8f5f45", "#5f3d35")).svg + pen.rect([124, y + 14, 732, 10], "#2a2352", 0.25).svg;
	return [
		`<g filter="url(#cast)">${pen.rect([96, 20, 788, 690, 6], paint.across("#99664a", "#643f37")).svg}</g>`,
		pen.rect([124, 44, 732, 648], paint.across("#5a3a35", "#452c30")).svg,
		...[168, 326, 484, 642].map(board),
	].join("");
}

export const library: SceneKind = {
	name: "library",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		const shelved = [168, 326, 484].flatMap((board) => shelveBooks(random, board));
		return {
			setting: "a reading corner in a library",
			remarks: ["A tall bookcase of dark wood covers much of the wall.", "Warm light falls across the room from the left."],
			backdrop: [
				scenery.room({ wall: "#d9b48c", floor: "#8f5f45", meet: 700, boards: true }),
				bookcase(),
				scenery.beam("M300 20L520 0L760 700L540 700Z", 0.14),
				scenery.rug([560, 858, 430, 74], "#a5524f"),
			].join(""),
			front: scenery.vignette,
			things: [
				...shelved,
				placeThing(lamp, { at: [955 + drift(), 800], height: 470, color: random.pick(["yellow", "green"]), spot: "beside the bookcase", variant: 0 }),
				placeThing(table, { at: [700, 856], height: 190, color: "brown", spot: "beside the armchair", variant: 1 }),
				placeThing(book, { at: [680, 668], height: 34, color: random.pick(["red", "blue"]), spot: "on the round table", variant: 1 }),
				placeThing(cup, { at: [752, 668], height: 44, color: random.pick(["white", "orange"]), spot: "on the round table", variant: 0 }),
				placeThing(chair, { at: [440 + drift(), 872], height: 330, color: random.pick(["green", "blue", "red"]), spot: "on the rug", variant: 1 }),
				placeThing(pottedPlant, { at: [1100, 890], height: 320, color: random.pick(["white", "blue"]), spot: "on the floor", variant: 0 }),
				placeThing(cat, { at: [200 + drift(), 884], height: 92, color: random.pick(["orange", "gray"]), spot: "on the floor", variant: 1 }),
			],
		};
	},
};

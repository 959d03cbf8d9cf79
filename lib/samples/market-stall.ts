import { apple } from "#lib/samples/apple.ts";
import { basket } from "#lib/samples/basket.ts";
import { bottle } from "#lib/samples/bottle.ts";
import { bucket } from "#lib/samples/bucket.ts";
import { dog } from "#lib/samples/dog.ts";
import { paint } from "#lib/samples/paint.ts";
import { pear } from "#lib/samples/pear.ts";
import { pen } from "#lib/samples/pen.ts";
import { person } from "#lib/samples/person.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import { pumpkin } from "#lib/samples/pumpkin.ts";
import type { SceneKind } from "#lib/samples/scene.ts";
import { scenery } from "#lib/samples/scenery.ts";

function stall(): string {
	const stripes = Array.from({ length: 10 }, (_, at) => {
		const [x, w] = [250 + at * 80, 80];
		const color = at % 2 === 0 ? paint.down("#fff6e4", "#e6d8c6") : paint.down("#d8604c", "#b34a48");
		return pen.path(`M${290 + at * 72} 190H${290 + at * 72 + 72}L${x + w} 300Q${x + w / 2} 336 ${x} 300Z`, color).svg;
	});
	return [
		pen.rect([270, 300, 16, 500], paint.across("#b98556", "#7d5138")).svg,
		pen.rect([1014, 300, 16, 500], paint.across("#b98556", "#7d5138")).svg,
		pen.rect([286, 310, 728, 250], "#2a2352", 0.2).svg,
		pen.ellipse([690, 812, 440, 20], "#2a2352", 0.2).svg,
		pen.rect([250, 600, 800, 206, 6], paint.across("#c9935f", "#96643f")).svg,
		...[0, 1, 2].map((plank) => pen.rect([250, 644 + plank * 54, 800, 4], "#6f4630", 0.5).svg),
		pen.rect([236, 556, 828, 50, 6], paint.across("#e0b07a", "#a97a50")).svg,
		`<g filter="url(#cast)">${stripes.join("")}</g>`,
	].join("");
}

export const marketStall: SceneKind = {
	name: "market-stall",
	arrange: (random) => {
		const drift = (): number => random.below(21) - 10;
		const apples = random.pick(["red", "green"] as const);
		const pears = random.pick(["yellow", "green"] as const);
		const drink = random.pick(["orange", "red"] as const);
		return {
			setting: "a market stall with fruit and vegetables",
			remarks: ["A striped awning shades the stall.", "The fruit lies in neat rows, ready to be sold.", "Behind the stall stand tall houses in soft colors."],
			backdrop: [
				scenery.sky("#a9d8e8", "#fdf0d6", 700),
				scenery.houses(640, [
					{ x: 0, w: 240, h: 430, color: "#e0b58a" },
					{ x: 240, w: 280, h: 500, color: "#d79a86" },
					{ x: 520, w: 260, h: 410, color: "#b9c4a5" },
					{ x: 780, w: 260, h: 480, color: "#e6cb96" },
					{ x: 1040, w: 240, h: 420, color: "#b5a3b8" },
				]),
				pen.rect([0, 640, 1280, 320], paint.down("#e3d3bf", "#bda794")).svg,
				stall(),
			].join(""),
			front: scenery.vignette,
			things: [
				placeThing(person, { at: [140 + drift(), 790], height: 330, color: random.pick(["blue", "green"]), spot: "beside the stall", variant: 3 }),
				placeThing(apple, { at: [350, 556], height: 54, color: apples, spot: "on the counter" }),
				placeThing(apple, { at: [408, 556], height: 54, color: apples, spot: "on the counter" }),
				placeThing(apple, { at: [466, 556], height: 54, color: apples, spot: "on the counter" }),
				placeThing(pear, { at: [560, 556], height: 70, color: pears, spot: "on the counter" }),
				placeThing(pear, { at: [612, 556], height: 70, color: pears, spot: "on the counter" }),
				placeThing(pear, { at: [664, 556], height: 70, color: pears, spot: "on the counter" }),
				placeThing(pear, { at: [716, 556], height: 70, color: pears, spot: "on the counter" }),
				placeThing(bottle, { at: [806, 556], height: 130, color: drink, spot: "on the counter", variant: 0 }),
				placeThing(bottle, { at: [858, 556], height: 130, color: drink, spot: "on the counter", variant: 0 }),
				placeThing(basket, { at: [945, 558], height: 110, color: "brown", spot: "on the counter" }),
				placeThing(pumpkin, { at: [420 + drift(), 900], height: 110, color: "orange", spot: "on the ground" }),
				placeThing(pumpkin, { at: [590 + drift(), 912], height: 130, color: "orange", spot: "on the ground" }),
				placeThing(pumpkin, { at: [770 + drift(), 900], height: 96, color: "yellow", spot: "on the ground" }),
				placeThing(bucket, { at: [930 + drift(), 900], height: 120, color: random.pick(["green", "blue"]), spot: "on the ground", variant: 1 }),
				placeThing(person, { at: [1150, 800], height: 320, color: random.pick(["red", "yellow"]), spot: "beside the stall", variant: 1 }),
				placeThing(dog, { at: [190 + drift(), 900], height: 120, color: random.pick(["brown", "white"]), spot: "on the ground" }),
			],
		};
	},
};

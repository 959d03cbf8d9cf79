import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** Whether somebody who only glances takes a thing of the one label for one of the other: for slips that people make, too. */
export function areEasilyMistaken(a: string, b: string): boolean {
	const [one, other] = [plainWords(a), plainWords(b)];
	return [...CATEGORIES.map(({ labels }) => labels), ...LOOK_ALIKES].some((labels) => labels.includes(one) && labels.includes(other));
}

/** By size and shape, whatever they are for. Read by a person. */
const LOOK_ALIKES: readonly (readonly string[])[] = [
	"bottle, cup, vase, wine glass, bowl, jar, mug, candle, lamp, potted plant, plant, basket, sink, toilet, hat",
	"bowl, cooking pot, kettle, bucket, basket, watering can, paint can, vase, hat, pumpkin",
	"cell phone, remote, mouse, book, toothbrush, camera, wallet, handbag, clock, frame, picture, picture frame, shoe",
	"knife, fork, spoon, toothbrush, scissors, banana, carrot, tie, pen, pencil, saw, hammer",
	"apple, orange, pear, pumpkin, sports ball, donut, ball, balloon, frisbee, clock, plate",
	"skis, snowboard, surfboard, skateboard, baseball bat, tennis racket, bench, kite, saw, slide",
	"backpack, handbag, suitcase, basket, cushion, pillow, bag, teddy bear, dog, cat, baseball glove, toolbox, shoe, hat",
	"tv, laptop, microwave, oven, refrigerator, picture, picture frame, frame, window, book, mirror, cabinet, suitcase, toolbox",
	"bed, couch, dining table, table, desk, bench, rug, sofa",
	"bed, couch, pillow, towel, umbrella",
	"sandwich, hot dog, pizza, cake, donut, banana, carrot, broccoli, bowl, plate",
	"traffic light, stop sign, parking meter, fire hydrant, street lamp, streetlight, lamp, tree, person, clock, kite, umbrella",
	"tree, potted plant, broccoli, umbrella",
	"person, dog, bear, teddy bear, parking meter, fire hydrant, backpack",
	"swing set, slide, bench",
	"bird, kite, airplane, umbrella",
].map((list) => list.split(", "));

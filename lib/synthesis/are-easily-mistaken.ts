import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** Whether somebody who only glances takes a thing of the one label for one of the other: for slips that people make, too. */
export function areEasilyMistaken(a: string, b: string): boolean {
	const [one, other] = [plainWords(a), plainWords(b)];
	return [...CATEGORIES.map(({ labels }) => labels), ...LOOK_ALIKES].some((labels) => labels.includes(one) && labels.includes(other));
}

/** By size and shape, whatever they are for. Read by a person. */
const LOOK_ALIKES: readonly (readonly string[])[] = [
	"bottle, cup, vase, wine glass, bowl, jar, mug, candle, lamp, potted plant, plant, basket, sink, toilet",
	"cell phone, remote, mouse, book, toothbrush, camera, wallet, handbag, clock, frame, picture",
	"knife, fork, spoon, toothbrush, scissors, banana, carrot, tie, pen, pencil",
	"apple, orange, sports ball, donut, ball, balloon, frisbee, clock, plate",
	"skis, snowboard, surfboard, skateboard, baseball bat, bench, kite",
	"backpack, handbag, suitcase, basket, cushion, bag, teddy bear, dog, cat, baseball glove",
	"tv, laptop, microwave, oven, refrigerator, picture, frame, window, book, mirror, cabinet",
	"bed, couch, dining table, table, desk, bench, rug, sofa",
	"sandwich, hot dog, pizza, cake, donut, banana, carrot, broccoli, bowl, plate",
	"traffic light, stop sign, parking meter, fire hydrant, streetlight, lamp, tree, person, clock, kite, umbrella",
	"car, truck, bus, train, boat, airplane, motorcycle, bicycle",
	"bird, kite, airplane, umbrella, cat, dog",
].map((list) => list.split(", "));

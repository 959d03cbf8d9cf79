import { expect, test } from "vitest";
import { nameLabel } from "#lib/questions/name-label.ts";
import { REVIEWED_NAMES } from "#lib/questions/reviewed-names.ts";

test("an ordinary label has a singular, a plural and its articles", () => {
	expect(nameLabel("dog")).toEqual({
		singular: "dog",
		plural: "dogs",
		indefinite: "a dog",
		definite: "the dog",
		isPlural: false,
		pronoun: "it",
		isCountable: true,
	});
});

test.each([
	["knife", "knives"],
	["bus", "buses"],
	["mouse", "mice"],
	["wine glass", "wine glasses"],
	["toothbrush", "toothbrushes"],
	["couch", "couches"],
	["person", "people"],
	["sheep", "sheep"],
	["potted plant", "potted plants"],
	["teddy bear", "teddy bears"],
	["tv", "TVs or monitors"],
	["remote", "remote controls"],
	["scissors", "pairs of scissors"],
])("many of the label %s are %s", (label, plural) => {
	expect(nameLabel(label).plural).toBe(plural);
});

test.each([
	["apple", "an apple"],
	["umbrella", "an umbrella"],
	["oven", "an oven"],
	["unicycle", "a unicycle"],
	["uniform", "a uniform"],
	["uninflated balloon", "an uninflated balloon"],
	["hourglass", "an hourglass"],
	["horse", "a horse"],
	["SUV", "an SUV"],
	["USB stick", "a USB stick"],
	["tv", "a TV or monitor"],
	["scissors", "a pair of scissors"],
	["skis", "a pair of skis"],
	["broccoli", "broccoli"],
	["eucalyptus", "a eucalyptus"],
])("one of the label %s is %s", (label, indefinite) => {
	expect(nameLabel(label).indefinite).toBe(indefinite);
});

test.each(["scissors", "skis", "sunglasses", "jeans"])("the %s are many in grammar", (label) => {
	expect(nameLabel(label)).toMatchObject({ definite: `the ${label}`, isPlural: true, pronoun: "they" });
});

test.each(["broccoli", "skis", "banana", "book", "luggage", "rice", "people"])("nobody is asked to count %s", (label) => {
	expect(nameLabel(label).isCountable).toBe(false);
});

test("labels as other data sets write them are said as in a sentence", () => {
	expect(nameLabel("Traffic_light").definite).toBe("the traffic light");
	expect(nameLabel("  Human   face ").plural).toBe("human faces");
});

test("a label that is also a word of the language's own is only a label", () => {
	expect(nameLabel("constructor").plural).toBe("constructors");
});

test.each(["person", "Woman", "tennis player", "scissors", "people"])("the %s, once named, are they", (label) => {
	expect(nameLabel(label).pronoun).toBe("they");
});

const COCO =
	"person, bicycle, car, motorcycle, airplane, bus, train, truck, boat, traffic light, fire hydrant, stop sign, parking meter, bench, bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, backpack, umbrella, handbag, tie, suitcase, frisbee, skis, snowboard, sports ball, kite, baseball bat, baseball glove, skateboard, surfboard, tennis racket, bottle, wine glass, cup, fork, knife, spoon, bowl, banana, apple, sandwich, orange, broccoli, carrot, hot dog, pizza, donut, cake, chair, couch, potted plant, bed, dining table, toilet, tv, laptop, mouse, remote, keyboard, cell phone, microwave, oven, toaster, sink, refrigerator, book, clock, vase, scissors, teddy bear, hair drier, toothbrush";
const DRAWN =
	"basket, bucket, cooking pot, hammer, hat, kettle, lamp, paint can, pear, picture frame, pillow, pumpkin, saw, shoe, slide, street lamp, swing set, table, toolbox, towel, train, tree, watering can";

test("all labels of COCO and of the sample scenes are in the reviewed table", () => {
	expect(COCO.split(", ")).toHaveLength(80);
	for (const label of [COCO, DRAWN].flatMap((list) => list.split(", "))) expect([...REVIEWED_NAMES.keys()]).toContain(label);
});

test("every reviewed name has an article that its sound asks for, and a plural of its own but for animals that have none", () => {
	for (const label of REVIEWED_NAMES.keys()) {
		const { singular, plural, indefinite } = nameLabel(label);
		if (indefinite !== singular) expect(indefinite).toBe(`${/^[aeiou]/.test(singular) ? "an" : "a"} ${singular}`);
		if (plural === singular)
			expect("sheep, fish, deer, broccoli, luggage, furniture, grass, water, sand, snow, bread, food, people".split(", ")).toContain(label);
	}
});

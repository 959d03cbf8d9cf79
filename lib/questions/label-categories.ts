export type Category = { readonly name: string; readonly plural: string; readonly labels: readonly string[] };

/** What people call things of several labels by one word, so that "the animal" can stand for the only one of them. Read by a person. */
export const CATEGORIES: readonly Category[] = [
	{
		name: "animal",
		plural: "animals",
		labels: words("bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, duck, rabbit, squirrel, fox, deer, fish"),
	},
	{ name: "vehicle", plural: "vehicles", labels: words("bicycle, car, motorcycle, airplane, bus, train, truck, boat, van, tram, scooter") },
	{
		name: "piece of furniture",
		plural: "pieces of furniture",
		labels: words("chair, couch, bed, dining table, bench, table, desk, armchair, sofa, stool, bookshelf, shelf, wardrobe, cabinet, nightstand"),
	},
	{ name: "kitchen appliance", plural: "kitchen appliances", labels: words("microwave, oven, toaster, refrigerator, kettle, blender, stove") },
	{
		name: "piece of sports equipment",
		plural: "pieces of sports equipment",
		labels: words("frisbee, skis, snowboard, sports ball, baseball bat, baseball glove, skateboard, surfboard, tennis racket"),
	},
	{
		name: "electronic device",
		plural: "electronic devices",
		labels: words("tv, laptop, mouse, remote, keyboard, cell phone, computer, tablet, monitor, radio"),
	},
	{ name: "piece of cutlery", plural: "pieces of cutlery", labels: words("fork, knife, spoon") },
	{ name: "piece of fruit", plural: "pieces of fruit", labels: words("banana, apple, orange, pear, lemon, peach") },
];

function words(list: string): readonly string[] {
	return list.split(", ");
}

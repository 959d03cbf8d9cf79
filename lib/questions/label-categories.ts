export type Category = {
	readonly name: string;
	readonly plural: string;
	readonly labels: readonly string[];
	/** Whether "the animal" can stand for the only one that is boxed. Furniture and devices it cannot: cabinets and loudspeakers are left out. */
	readonly canStandAlone: boolean;
};

/** What people call things of several labels by one word. Read by a person. */
export const CATEGORIES: readonly Category[] = [
	{
		name: "animal",
		plural: "animals",
		canStandAlone: true,
		labels: words("bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, duck, rabbit, squirrel, fox, deer, fish"),
	},
	{
		name: "vehicle",
		plural: "vehicles",
		canStandAlone: true,
		labels: words("bicycle, car, motorcycle, airplane, bus, train, truck, boat, van, tram, scooter"),
	},
	{
		name: "piece of furniture",
		plural: "pieces of furniture",
		canStandAlone: false,
		labels: words("chair, couch, bed, dining table, bench, table, desk, armchair, sofa, stool, bookshelf, shelf, wardrobe, cabinet, nightstand"),
	},
	{
		name: "kitchen appliance",
		plural: "kitchen appliances",
		canStandAlone: false,
		labels: words("microwave, oven, toaster, refrigerator, kettle, blender, stove"),
	},
	{
		name: "piece of sports equipment",
		plural: "pieces of sports equipment",
		canStandAlone: true,
		labels: words("frisbee, skis, snowboard, sports ball, baseball bat, baseball glove, skateboard, surfboard, tennis racket"),
	},
	{
		name: "electronic device",
		plural: "electronic devices",
		canStandAlone: false,
		labels: words("tv, laptop, mouse, remote, keyboard, cell phone, computer, tablet, monitor, radio"),
	},
	{ name: "piece of cutlery", plural: "pieces of cutlery", canStandAlone: true, labels: words("fork, knife, spoon") },
	{ name: "piece of fruit", plural: "pieces of fruit", canStandAlone: false, labels: words("banana, apple, orange, pear, lemon, peach") },
];

function words(list: string): readonly string[] {
	return list.split(", ");
}

import pluralize from "pluralize";
import { nameLabel } from "#lib/questions/name-label.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** As plain words (`plainWords`). */
export type CaptionWords = {
	/** Every form in which a caption may speak of something that the label covers. */
	readonly any: readonly string[];
	/** Those of them that say there are several. */
	readonly several: readonly string[];
};

/** A label's own singular and plural, and the words of the reviewed table. Too many words only cost a question; too few make a wrong one. */
export function captionWords(label: string): CaptionWords {
	const known = kept.get(label);
	if (known) return known;
	const name = nameLabel(label);
	const given = [label, name.singular, name.plural, ...(WORDS.get(plainWords(label)) ?? [])].map(plainWords).filter(Boolean);
	const plurals = given.map((word) => pluralize.plural(word));
	const made = {
		any: [...new Set([...given, ...plurals, ...given.map((word) => pluralize.singular(word))])],
		several: [...new Set(plurals.filter((word) => pluralize.singular(word) !== word && !VAGUE.has(word)))],
	};
	if (kept.size < LABELS_KEPT) kept.set(label, made);
	return made;
}

/** Words that stand for several things without saying of which kind: plurals of "he" and "his", and of what more than one label is. */
const VAGUE = new Set(
	[
		"we, they, their, them, our, us, vehicles, traffics, animals, pets, herds, foods, meals, fruits, vegetables, veggies, desserts, appliances, kitchens, bathrooms",
		"utensils, silverwares, cutleries, flatwares, place settings, drinks, beverages, glasswares, furnitures, seats, toys, computers, screens, boards, signs, lights, plants",
	].flatMap((list) => list.split(", ")),
);

const LABELS_KEPT = 5_000;
const kept = new Map<string, CaptionWords>();

/** Synonyms, kinds and tell-tale parts, read by a person for the labels of COCO and of the sample scenes; singulars, the plurals are derived. */
const WORDS: ReadonlyMap<string, readonly string[]> = new Map(
	Object.entries({
		person: words(
			"people, man, woman, men, women, boy, girl, guy, lady, gentleman, child, children, kid, baby, toddler, infant, teen, teenager, adult, human, somebody, someone, anyone, everyone, he, she, his, her, him, their, they, we, hand, face, crowd, audience, spectator, family, couple, group of friends, friend, player, pitcher, catcher, batter, umpire, referee, coach, team, athlete, skateboarder, snowboarder, skier, surfer, swimmer, rider, equestrian, jockey, cyclist, bicyclist, biker, motorcyclist, driver, passenger, pedestrian, dweller, commuter, traveler, tourist, worker, employee, baker, chef, cook, waiter, waitress, vendor, farmer, fisherman, police, policeman, officer, cop, soldier, student, teacher, customer, shopper, bride, groom, performer, musician, artist, homeless, elderly, young, figure, pilot, fireman, firefighter, shepherd, trainer, owner, handler, mother, father, mom, dad, son, daughter, brother, sister, wife, husband",
		),
		bicycle: words("bike, cycle, cyclist, bicyclist, biker, biking, bmx, tricycle, tandem"),
		car: words(
			"automobile, vehicle, taxi, cab, sedan, suv, van, minivan, jeep, hatchback, convertible, limo, limousine, traffic, parking lot, parked, coupe, station wagon",
		),
		motorcycle: words("motorbike, moped, scooter, bike, biker, motorcyclist, vespa, dirt bike, harley"),
		airplane: words("plane, aeroplane, jet, jetliner, airliner, aircraft, biplane, seaplane, jumbo, flight, airport"),
		bus: words("coach, minibus, double decker, double-decker, school bus, shuttle, trolley, vehicle, traffic, transit"),
		train: words("locomotive, railway, railroad, rail, tram, trolley, subway, metro, engine, station, streetcar, monorail, freight"),
		truck: words("lorry, pickup, pick-up, van, trailer, semi, tow truck, fire engine, vehicle, traffic, tractor, suv"),
		boat: words(
			"ship, canoe, kayak, sailboat, raft, ferry, yacht, vessel, gondola, rowboat, dinghy, barge, harbor, harbour, marina, dock, speedboat, catamaran",
		),
		"traffic light": words("stoplight, stop light, traffic signal, signal, street light, streetlight, light, intersection, stop lights"),
		"fire hydrant": words("hydrant, fireplug, fire plug"),
		"stop sign": words("stop, sign, street sign, road sign, traffic sign, signage"),
		"parking meter": words("meter, parking"),
		bench: words("seat, pew, seating, bleacher, picnic table"),
		bird: words(
			"duck, goose, geese, pigeon, seagull, gull, parrot, parakeet, canary, owl, eagle, hawk, vulture, turkey, peacock, chicken, hen, rooster, swan, penguin, flamingo, crow, raven, sparrow, ostrich, pelican, heron, crane, dove, stork, fowl, animal, finch, robin, hummingbird, woodpecker, cockatoo, toucan, emu, egret, feather",
		),
		cat: words("kitten, kitty, feline, tabby, siamese, calico, animal, pet"),
		dog: words(
			"puppy, pup, canine, hound, poodle, terrier, labrador, retriever, collie, bulldog, dalmatian, husky, shepherd, dachshund, beagle, pug, chihuahua, boxer, animal, pet, corgi, mutt, leash",
		),
		horse: words("pony, foal, mare, stallion, colt, donkey, mule, equestrian, jockey, carriage, animal, horseback, zebra"),
		sheep: words("lamb, ram, ewe, goat, flock, herd, animal, livestock"),
		cow: words("cattle, bull, calf, calves, ox, oxen, bison, buffalo, steer, heifer, herd, animal, livestock"),
		elephant: words("animal, herd, trunk"),
		bear: words("grizzly, cub, panda, polar bear, animal, teddy, teddy bear"),
		zebra: words("animal, herd"),
		giraffe: words("animal, herd"),
		backpack: words("bag, rucksack, knapsack, pack, luggage, baggage, schoolbag, book bag, bookbag"),
		umbrella: words("parasol, sunshade, canopy"),
		handbag: words("bag, purse, pocketbook, tote, clutch, satchel, luggage, baggage, briefcase, shopping bag"),
		tie: words("necktie, bow tie, bowtie, suit, tuxedo, business attire, dressed up"),
		suitcase: words("luggage, baggage, bag, suit case, briefcase, trunk, case"),
		frisbee: words("disc, disk, flying disc, frisby"),
		skis: words("ski, skier, skiing, slope"),
		snowboard: words("snowboarder, snowboarding, board, snow board, boarder"),
		"sports ball": words("ball, baseball, football, basketball, volleyball, tennis, soccer, golf, softball, rugby, pitch, kickball"),
		kite: words("kiteboard, kitesurf, parasail, paraglider"),
		"baseball bat": words("bat, batter, batting, swinging, baseball"),
		"baseball glove": words("glove, mitt, catcher, baseball, pitcher"),
		skateboard: words("skateboarder, skateboarding, skate, skater, skating, board, longboard, skate board, skatepark"),
		surfboard: words("surf, surfer, surfing, board, paddleboard, paddle board, surf board, boogie board, wakeboard, wave"),
		"tennis racket": words("racket, racquet, tennis, badminton, tennis player"),
		bottle: words("beer, wine, soda, drink, beverage, condiment, ketchup, lotion, shampoo, jug, flask, container, water bottle, toiletry, soap"),
		"wine glass": words("glass, wine, goblet, champagne, flute, stemware, drink, beverage, cocktail, martini, glassware"),
		cup: words("mug, glass, coffee, tea, drink, beverage, soda, tumbler, pint, teacup, cappuccino, latte, espresso, milk, juice, glassware, saucer"),
		fork: words("utensil, silverware, cutlery, flatware, place setting, eating"),
		knife: words("utensil, silverware, cutlery, flatware, place setting, cutting, slicing, blade, cleaver, machete"),
		spoon: words("utensil, silverware, cutlery, flatware, place setting, ladle, spatula"),
		bowl: words("dish, salad, soup, cereal, basin, container, pot, tray, plate"),
		banana: words("fruit, plantain, food"),
		apple: words("fruit, food"),
		sandwich: words("burger, hamburger, sub, panini, toast, bun, bagel, wrap, food, meal, lunch, bread, cheeseburger, burrito, hoagie, blt"),
		orange: words("fruit, citrus, tangerine, mandarin, clementine, food, grapefruit"),
		broccoli: words("vegetable, veggie, greens, salad, food, broccolli, brocolli"),
		carrot: words("vegetable, veggie, salad, food, stew"),
		"hot dog": words("hotdog, sausage, wiener, frank, bratwurst, bun, food, chili dog"),
		pizza: words("pie, slice, calzone, cal zone, flatbread, food, meal"),
		donut: words("doughnut, pastry, bagel, dessert, cookie, food, cruller, bun"),
		cake: words("cupcake, dessert, pastry, cheesecake, birthday, pie, food, brownie, muffin, frosting, icing, tart, sweets"),
		chair: words("seat, armchair, stool, recliner, seating, furniture, rocker, wheelchair, patio set, bleacher, stands, sofa, lounger, office"),
		couch: words("sofa, loveseat, love seat, settee, futon, sectional, furniture, living room, chaise, seating"),
		"potted plant": words("plant, flower, pot, potted, houseplant, fern, cactus, tree, planter, vase, shrub, bush, bouquet, flowerpot, succulent, greenery"),
		bed: words("mattress, bunk, bunkbed, bedroom, bedside, cot, crib, bedspread, headboard, hotel room, pillow, comforter"),
		"dining table": words("table, desk, counter, countertop, tabletop, restaurant, dining, meal, bar, island, buffet, picnic"),
		toilet: words("commode, urinal, bathroom, restroom, washroom, lavatory, bidet, rest room, potty, loo, latrine"),
		tv: words("television, monitor, screen, computer, display, tv set, flatscreen, flat screen, video game, wii, watching, illuminate board"),
		laptop: words("computer, notebook, macbook, pc, netbook"),
		mouse: words("mice, computer, trackball, mousepad"),
		remote: words("controller, remote control, wii, wiimote, gamepad, video game, game"),
		keyboard: words("computer, piano, typing, laptop, keypad"),
		"cell phone": words(
			"phone, cellphone, mobile, smartphone, iphone, telephone, cell, camera, blackberry, handset, mobile phone, smart phone, device, texting, selfie",
		),
		microwave: words("oven, appliance, kitchen, toaster oven"),
		oven: words("stove, range, cooker, stovetop, appliance, kitchen, burner, baking, hob, baked"),
		toaster: words("appliance, toast, toaster oven, kitchen"),
		sink: words("faucet, basin, washbasin, vanity, tap, bathroom, kitchen, restroom, lavatory"),
		refrigerator: words("fridge, icebox, freezer, appliance, kitchen, ice box, cooler"),
		book: words("novel, magazine, notebook, textbook, bookshelf, bookcase, reading, library, notepad, paper, paperwork, bible, album, journal, binder, shelf"),
		clock: words("watch, clocktower, clock tower, time, timepiece, dial, hour, tower"),
		vase: words("pot, urn, pitcher, jar, flower, bouquet, pottery, ceramic, arrangement"),
		scissors: words("scissor, shears, cutting, clippers"),
		"teddy bear": words("teddy, stuffed animal, stuffed bear, bear, toy, plush, doll, stuffed"),
		"hair drier": words("hair dryer, hairdryer, blow dryer, blow drier, dryer, hairdrier"),
		toothbrush: words("tooth brush, brush, brushing, toothpaste, teeth"),
		basket: words("hamper"),
		bucket: words("pail, tub"),
		"cooking pot": words("pot, pan, saucepan, stockpot, cookware"),
		hammer: words("mallet, tool, tools"),
		hat: words("cap, beanie, helmet, bonnet, sombrero, headgear"),
		kettle: words("teapot, tea pot, teakettle"),
		lamp: words("light, lampshade, lantern, street lamp, chandelier"),
		"paint can": words("paint, tin"),
		pear: words("fruit, food"),
		"picture frame": words("picture, frame, painting, photo, photograph, poster, artwork, portrait, framed"),
		pillow: words("cushion, bedding"),
		pumpkin: words("squash, gourd, jack o lantern, vegetable"),
		saw: words("handsaw, tool, tools"),
		shoe: words("sneaker, boot, sandal, slipper, footwear, heels"),
		slide: words("chute"),
		"street lamp": words("street light, streetlight, lamp, lamp post, lamppost, light, light pole"),
		"swing set": words("swing"),
		table: words("desk, counter, countertop, tabletop, workbench"),
		toolbox: words("tool box, tools, tool chest"),
		towel: words("cloth, rag, washcloth, linen"),
		tree: words("palm, pine, oak, birch, forest, woods, wooded, orchard"),
		"watering can": words("sprinkler"),
	}),
);

function words(list: string): readonly string[] {
	return list.split(", ");
}

import type { PlainCaptions } from "#lib/questions/plain-captions.ts";

/**
 * What captions tell of things that are there and yet are not: `mirrored`, so that one may be counted twice; `made`, toys, drawings and
 * pictures in the picture, of which it is a matter of opinion whether they are the thing.
 */
export type Likenesses = "none" | "mirrored" | "made";

export function findLikenesses(captions: PlainCaptions): Likenesses {
	const lines = captions.lines.map((words) => ` ${words.join(" ")} `);
	if (lines.some((line) => MADE.test(line))) return "made";
	return lines.some((line) => MIRRORED.test(line)) ? "mirrored" : "none";
}

const MADE =
	/ (?:toys?|legos?|miniatures?|dioramas?|figurines?|dolls?|puppets?|plastic (?:figures?|animals?)|models? of|posters?|paintings?|painted|murals?|statues?|sculptures?|drawings?|cartoons?|animated|animation|cgi|surrealistic|mannequins?|stuffed|(?:pictures?|photos?|images?) of (?:him|her|it|them)sel(?:f|ves)|identical pictures|optical illusion) /;
const MIRRORED = / (?:mirrors?|mirrored|reflections?|reflects?|reflected|reflecting) /;

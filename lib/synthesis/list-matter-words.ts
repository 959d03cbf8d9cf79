import { plainWords } from "#lib/text/plain-words.ts";

/** The words of a question that tell what it asks about. */
export function listMatterWords(stem: string): readonly string[] {
	return plainWords(stem)
		.split(" ")
		.filter((word) => word.length > 2 && !EVERYWHERE.has(word));
}

const EVERYWHERE = new Set(
	"how many much what which where who when why the and are was were does did has have this that these those there here thing things picture image photo shown show shows seen see visible visibly can could would following option options answer one ones its with for from marked region".split(
		" ",
	),
);

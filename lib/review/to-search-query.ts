const PIECES = /(-?)"([^"]*)"|(\S+)/gu;
const IS_WORD = /[\p{L}\p{N}]/u;

/**
 * What a person typed, as a query of Postgres's text search over words in no language (`simple`): every word must begin a word of the text,
 * words in double quotes must stand there so and in this order, and a dash before either says that it must not. Null where nothing is asked for.
 */
export function toSearchQuery(typed: string): string | null {
	const terms: string[] = [];
	let asksForSome = false;
	for (const [, phraseDash = "", phrase, word = ""] of typed.matchAll(PIECES)) {
		const isNot = phraseDash === "-" || (phrase === undefined && word.length > 1 && word.startsWith("-"));
		const term = phrase === undefined ? toBeginning(isNot ? word.slice(1) : word) : toPhrase(phrase);
		if (term === null) continue;
		terms.push(isNot ? `!${term}` : term);
		asksForSome ||= !isNot;
	}
	return asksForSome ? terms.join(" & ") : null;
}

function toBeginning(word: string): string | null {
	return IS_WORD.test(word) ? `${quote(word)}:*` : null;
}

function toPhrase(phrase: string): string | null {
	const words = phrase.split(/\s+/u).filter((word) => IS_WORD.test(word));
	return words.length === 0 ? null : `(${words.map(quote).join(" <-> ")})`;
}

/** Taken apart by Postgres as it took the text apart. */
function quote(word: string): string {
	return `'${word.replaceAll(/[\\\0]/gu, " ").replaceAll("'", "''")}'`;
}

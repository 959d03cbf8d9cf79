import pluralize from "pluralize";

const PHRASES_MAX = 40;
const WORDS_MAX = 4;

/**
 * The things that captions speak of, in the singular and each once, as a detector is asked for them: "closed umbrella", "patio chair". What is also
 * called by its head alone is asked for so, for "car" and "blue car" would be two labels for one thing. A rule over English words, not a grammar: what
 * stands between words that name no thing is taken for a name. A phrase too many costs a detector a moment; boxes decide.
 */
export function listNounPhrases(captions: readonly { readonly text: string }[]): readonly string[] {
	const phrases = new Set(captions.flatMap(({ text }) => chunksOf(text)).flatMap(toPhrase));
	return [...phrases].filter((phrase) => ![...phrases].some((other) => phrase.endsWith(` ${other}`))).slice(0, PHRASES_MAX);
}

/** Runs of words without punctuation or a word that names nothing. */
function chunksOf(text: string): readonly (readonly string[])[] {
	const chunks: string[][] = [[]];
	for (const [token] of text.toLowerCase().matchAll(/[\p{L}\p{N}'’-]+|[^\s]/gu)) {
		const word = token.replace(/['’]s?$/, "");
		if (isName(word)) chunks.at(-1)?.push(word);
		if (!isName(word) || word !== token) chunks.push([]);
	}
	return chunks;
}

function isName(word: string): boolean {
	if (!/^[\p{L}-]{2,}$/u.test(word) || BETWEEN.has(word)) return false;
	return !/[a-z]{2}ing$/.test(word) || NAMES_IN_ING.has(word);
}

function toPhrase(words: readonly string[]): readonly string[] {
	const kept = words.slice(-WORDS_MAX);
	const head = kept.at(-1);
	if (head === undefined || NO_THINGS.has(head) || /[a-z]{3}ed$/.test(head)) return [];
	const singular = pluralize.singular(head);
	return NO_THINGS.has(singular) ? [] : [[...kept.slice(0, -1), singular].join(" ")];
}

/** Words that end one name and begin another. */
const BETWEEN = new Set(
	[
		"a an the this that these those some any each every all both no other another same such several many few more most lots various different multiple numerous",
		"one two three four five six seven eight nine ten dozen it its he his him himself she her herself they their them we our us you your i my me itself someone",
		"of in on at by for from to with without into onto over under above below beneath behind beside besides between among around across along near next off out up down through",
		"against toward towards inside outside within upon about after before during until while as like than past via atop amid amidst alongside underneath",
		"and or but nor so if when where which who whose what there here not very just also too only together close apart away back not all half",
		"is are was were be been being am has have had having do does did doing can could will would may might should must",
		"sit sits sat stand stands stood lie lies lay lays laid rest rests hang hangs hold holds held look looks ride rides rode walk walks run runs ran fly flies play plays wear wears wait waits",
		"show shows shown see seen sees eat eats drive drives use uses used get gets go goes come comes make makes made take takes taken give gives put puts say says read reads depict depicts",
		"feature features contain contains include includes appear appears seem seems perform performs throw throws catch catches hit hits jump jumps reach reaches turn turns cross crosses",
		"parked seated filled covered topped surrounded placed located mounted attached stacked lined perched gathered dressed connected decorated arranged displayed served ready",
	].flatMap((list) => list.split(" ")),
);

const NAMES_IN_ING = new Set(
	"building ceiling clothing railing painting drawing wing string ring king awning icing frosting bedding dining living parking swimming shopping stuffing pudding dressing earring lettering crossing landing sling thing sibling".split(
		" ",
	),
);

/** Heads of names that nobody could put a box around. */
const NO_THINGS = new Set(
	[
		"picture photo photograph image shot view scene scenery background foreground front side top bottom middle center centre left right corner edge end part area place position distance",
		"couple group bunch number set pair row line pile lot variety type kind sort collection series piece amount",
		"day night time morning afternoon evening season air sky weather sun sunlight rain wind fog shadow reflection",
		"color colour size shape style way work game trick preparation motion action look thing something nothing anything everything object item",
		"white black red blue green yellow brown gray grey pink purple large small big little old young open full empty busy long high tall",
	].flatMap((list) => list.split(" ")),
);

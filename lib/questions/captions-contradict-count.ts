import { captionWords } from "#lib/questions/caption-words.ts";
import type { PlainCaptions } from "#lib/questions/plain-captions.ts";

/** Whether a caption gives another number of things of the label than there are boxes of it: then one of the two is wrong, or they count differently. */
export function captionsContradictCount(captions: PlainCaptions, label: string, count: number): boolean {
	const plurals = new Set(captionWords(label).several);
	return captions.lines.some((words) => {
		return words.some((word, at) => contradicts(word, count) && isFollowedBy(words.slice(at + 1, at + 1 + REACH), plurals));
	});
}

/** Words between a number and what it counts: "two large black birds", "a pair of young men". */
const REACH = 4;

const NUMBERS: ReadonlyMap<string, number> = new Map(
	["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map((word, index) => [word, index + 1]),
);
const EXACT: ReadonlyMap<string, number> = new Map([...NUMBERS, ["couple", 2], ["pair", 2], ["both", 2], ["single", 1], ["dozen", 12]]);
const MANY_AT_LEAST: ReadonlyMap<string, number> = new Map([
	["several", 3],
	["many", 4],
	["lots", 4],
	["dozens", 12],
	["group", 3],
	["rows", 4],
	["bunch", 3],
	["filled", 3],
	["full", 3],
	["numerous", 4],
]);

function contradicts(word: string, count: number): boolean {
	const atLeast = MANY_AT_LEAST.get(word);
	if (atLeast !== undefined) return count < atLeast;
	const exact = EXACT.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined);
	return exact !== undefined && exact !== count;
}

/** Names of two words ("traffic lights") are found by joining each word to the next. */
function isFollowedBy(words: readonly string[], plurals: ReadonlySet<string>): boolean {
	return words.some((word, at) => plurals.has(word) || plurals.has(`${word} ${words[at + 1] ?? ""}`));
}

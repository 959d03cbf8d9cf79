import pluralize from "pluralize";
import { plainWords } from "#lib/text/plain-words.ts";

/**
 * Which of the phrases that were asked for a label means. Detectors answer with runs of words over several of them ("red car person"): the one that
 * shares most words with it, the first of equals. Null where it shares none.
 */
export function matchPhrase(label: string, phrases: readonly string[]): string | null {
	const words = new Set(wordsOf(label));
	const shared = phrases.map((phrase) => {
		const asked = wordsOf(phrase);
		return asked.filter((word) => words.has(word)).length / asked.length;
	});
	const most = Math.max(0, ...shared);
	return most === 0 ? null : (phrases[shared.indexOf(most)] ?? null);
}

function wordsOf(text: string): readonly string[] {
	return plainWords(text)
		.split(" ")
		.filter(Boolean)
		.map((word) => pluralize.singular(word));
}

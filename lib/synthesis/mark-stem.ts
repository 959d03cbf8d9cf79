import type { Mention } from "#lib/questions/schema.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { codePointLength, sliceCodePoints } from "#lib/text/unicode.ts";

/** Where a composed stem marks the regions that its parents' stems mark, by the same words; null where words are missing, stand twice, or mean two regions. */
export function markStem(stem: string, parents: readonly Parent[]): readonly Mention[] | null {
	const marks = new Map<string, string>();
	for (const { words, region } of parents.flatMap(marksOf)) {
		if ((marks.get(words) ?? region) !== region) return null;
		marks.set(words, region);
	}
	const mentions = [...marks].map(([words, region]) => {
		const [before = "", after, ...more] = stem.split(words);
		if (after === undefined || more.length > 0) return null;
		const start = codePointLength(before);
		return { start, end: start + codePointLength(words), region };
	});
	return mentions.includes(null) ? null : mentions.filter((mention) => mention !== null).sort((a, b) => a.start - b.start);
}

function marksOf({ question }: Parent): readonly { readonly words: string; readonly region: string }[] {
	return question.mentions.map(({ start, end, region }) => ({ words: sliceCodePoints(question.stem, start, end), region }));
}

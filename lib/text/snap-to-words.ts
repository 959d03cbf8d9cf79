import { codePointLength } from "#lib/text/unicode.ts";

const SEGMENTER = new Intl.Segmenter("en", { granularity: "word" });

type Range = { readonly start: number; readonly end: number };

/** A range of code points grown to whole words, and shrunk to where the first begins and the last ends; null where no word is touched. */
export function snapToWords(text: string, { start, end }: Range): Range | null {
	const touched: Range[] = [];
	let at = 0;
	for (const { segment, isWordLike } of SEGMENTER.segment(text)) {
		const next = at + codePointLength(segment);
		if (isWordLike && at < end && next > start) touched.push({ start: at, end: next });
		at = next;
	}
	const [first, last] = [touched[0], touched.at(-1)];
	return first && last ? { start: first.start, end: last.end } : null;
}

import { sliceCodePoints } from "#lib/text/unicode.ts";

const LENGTH_MAX = 300;

/** The beginning of somebody's text, to be kept and shown beside what is said of it: in code points, and without what no database holds. */
export function toExcerpt(text: string, lengthMax = LENGTH_MAX): string {
	return sliceCodePoints(text.toWellFormed().replaceAll("\0", ""), 0, lengthMax);
}

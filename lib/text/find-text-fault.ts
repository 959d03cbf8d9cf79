import { isStorableText } from "#lib/text/unicode.ts";

/** What keeps a text from being stored, as its predicate: "holds a NUL". Null where nothing does. `lengthMax` counts as a string's own length does. */
export function findTextFault(text: string, lengthMax: number): string | null {
	if (text.length > lengthMax) return `is ${text.length.toLocaleString("en")} characters long, where ${lengthMax.toLocaleString("en")} are the most`;
	if (isStorableText(text)) return null;
	return text.includes("\0") ? "holds a NUL" : "holds half a character";
}

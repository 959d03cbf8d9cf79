import { OPTION_LETTERS } from "#lib/questions/schema.ts";

type Words = { readonly stem: string; readonly options: readonly string[]; readonly key: string };

/** A question in lines that can be compared word by word. */
export function questionText({ stem, options, key }: Words): string {
	return [stem, ...options.map((option, at) => `${OPTION_LETTERS[at]}. ${option}${OPTION_LETTERS[at] === key ? " (key)" : ""}`)].join("\n");
}

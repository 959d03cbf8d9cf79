import { OPTION_LETTERS } from "#lib/questions/schema.ts";

export type AskedQuestion = { readonly stem: string; readonly options: readonly string[] };

const OPTION = /^([A-H])\. (.+)$/;

/** The last multiple-choice question in a text, as prompts lay it out: the stem's line, and a line for each option after its letter. Null where there is none. */
export function readAskedQuestion(text: string): AskedQuestion | null {
	const lines = text.split("\n");
	const end = lines.findLastIndex((line) => OPTION.test(line));
	const start = lines.slice(0, end + 1).findLastIndex((line) => line.startsWith(`${OPTION_LETTERS[0]}. `));
	const stem = lines[start - 1];
	if (start < 1 || stem === undefined) return null;
	return { stem, options: lines.slice(start, end + 1).map((line) => line.replace(OPTION, "$2")) };
}

import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { OUTCOMES } from "#lib/history/schema.ts";
import { QUESTION_TYPES, STAGES } from "#lib/questions/schema.ts";

/** What the address of a list of items says. */
export const itemUrl = {
	dataset: parseAsString,
	state: parseAsArrayOf(parseAsStringLiteral(OUTCOMES)).withDefault([]),
	stage: parseAsArrayOf(parseAsStringLiteral(STAGES)).withDefault([]),
	type: parseAsArrayOf(parseAsStringLiteral(QUESTION_TYPES)).withDefault([]),
	label: parseAsString,
	cursor: parseAsString,
};

export const loadItemUrl = createLoader(itemUrl);

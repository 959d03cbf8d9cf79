import { listToldAnswers } from "#lib/questions/list-told-answers.ts";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { numberWords } from "#lib/text/number-words.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** "One" stands in many a question that counts nothing. */
const COUNT_MIN = 2;

/** Whether a composed stem says what one of its parents asks for, a number in words too. */
export function tellsAnswer(stem: string, parents: readonly Parent[]): boolean {
	const asked = parents.map(({ key, question }) => ({ key, content: question }));
	if (listToldAnswers(stem, asked).length > 0) return true;
	const said = plainWords(stem).split(" ");
	const counts = parents.map(({ question }) => Number(question.options[OPTION_LETTERS.indexOf(question.key)]));
	return counts.some((count) => count >= COUNT_MIN && said.includes(numberWords(count)));
}

import type { ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** The parents whose answers stand in a stem that is composed of them: it must not say what they were asked for, nor several of it. */
export function listToldAnswers(composedStem: string, parents: readonly ParentQuestion[]): readonly ParentQuestion[] {
	const stem = ` ${plainWords(composedStem)} `;
	return parents.filter(({ content }) => {
		const answer = plainWords(content.options[OPTION_LETTERS.indexOf(content.key)] ?? "").replace(/^(?:a|an|the) /, "");
		return answer !== "" && [answer, plainWords(nameLabel(answer).plural)].some((name) => stem.includes(` ${name} `));
	});
}

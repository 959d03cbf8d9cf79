import { OPTION_LETTERS, optionTextSchema, stemSchema } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import type { DraftQuestion } from "#lib/synthesis/draft-question.ts";
import { readFinalAnswer } from "#lib/synthesis/read-final-answer.ts";
import type { CaptionQuestion, WriterQuestion } from "#lib/synthesis/written-question-schema.ts";

type Made = { readonly key: string; readonly generation: string };

/**
 * A writer's answer as a draft. Its options are put in an order of chance, because models put the right one second or third far too often
 * (`method.md` §2.3). Null where its words are too long or cannot be stored.
 */
export function toDraftQuestion(written: WriterQuestion | CaptionQuestion, { key, generation }: Made): DraftQuestion | null {
	const { type } = written;
	const stem = toLine(written.stem);
	const options = withoutLetters(written.options.map(toLine));
	if (!stemSchema.safeParse(stem).success || !optionTextSchema.array().safeParse(options).success) return null;
	const answered = readFinalAnswer(`<answer>${written.answer}</answer>`, options);
	const order = createSeededRandom(`options ${key}`).shuffle([...options.keys()]);
	return {
		key,
		type,
		stem,
		options: order.flatMap((at) => options[at] ?? []),
		answer: answered && (OPTION_LETTERS[order.indexOf(OPTION_LETTERS.indexOf(answered))] ?? null),
		evidence: "evidence" in written ? [...new Set(written.evidence.flatMap(keysIn))] : null,
		generation,
	};
}

/** "R3" and "r3 (dog)" mean r3; what names no key stays, and is no evidence. */
function keysIn(named: string): readonly string[] {
	return named.toLowerCase().match(/\br[1-9]\d*\b/g) ?? [named];
}

/** Prompts lay questions out by lines. */
function toLine(text: string): string {
	return text.replaceAll(/\s+/gu, " ").trim();
}

/** Some models write the letters into the options, which are then in an order of their own. */
function withoutLetters(options: readonly string[]): readonly string[] {
	const bare = options.map((option, at) => new RegExp(`^\\(?${OPTION_LETTERS[at] ?? "-"}[.):]\\s+(.+)$`, "i").exec(option)?.[1] ?? null);
	return bare.every((option) => option !== null) ? bare : options;
}

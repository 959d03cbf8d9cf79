import type { Mention, QuestionContent } from "#lib/questions/schema.ts";
import type { QuestionEdit } from "#lib/review/act-schema.ts";

/**
 * The question as a person rewrote it. Mentions keep to the words they mark, those whose words were changed are dropped. A derivation says what
 * exactly these words and options ask, so any change of them drops it, and what was found of the parents: nobody has recomputed the key of a question reworded by hand.
 */
export function applyQuestionEdit(question: QuestionContent, edit: QuestionEdit): QuestionContent {
	const isSame = question.stem === edit.stem && question.key === edit.key && JSON.stringify(question.options) === JSON.stringify(edit.options);
	if (isSame) return question;
	const { ablations: _, checks: _checks, ...kept } = question;
	return {
		...kept,
		origin: "person",
		stem: edit.stem,
		options: edit.options,
		key: edit.key,
		mentions: keepMentions(question.mentions, { before: question.stem, after: edit.stem }),
		derivation: null,
	};
}

type Rewrite = { readonly before: string; readonly after: string };

function keepMentions(mentions: readonly Mention[], rewrite: Rewrite): Mention[] {
	const before = Array.from(rewrite.before);
	const after = Array.from(rewrite.after);
	const prefix = commonPrefix(before, after);
	const suffix = Math.min(commonPrefix(before.toReversed(), after.toReversed()), before.length - prefix, after.length - prefix);
	const shift = after.length - before.length;
	return mentions.flatMap((mention) => {
		const isBehind = mention.start >= before.length - suffix;
		if (mention.end > prefix && !isBehind) return [];
		const moved = isBehind ? { ...mention, start: mention.start + shift, end: mention.end + shift } : mention;
		const keepsItsEdges = isWordCharacter(after[moved.start - 1]) === isWordCharacter(before[mention.start - 1]);
		return keepsItsEdges && isWordCharacter(after[moved.end]) === isWordCharacter(before[mention.end]) ? [moved] : [];
	});
}

function isWordCharacter(character: string | undefined): boolean {
	return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function commonPrefix(a: readonly string[], b: readonly string[]): number {
	let length = 0;
	while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
	return length;
}

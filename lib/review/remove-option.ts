import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import type { EditDraft } from "#lib/review/read-edit-draft.ts";

/** The draft without one option. The key stays with its words; where they are what goes, no option is the key. */
export function removeOption(draft: EditDraft, at: number): EditDraft {
	const words = draft.key === null ? -1 : OPTION_LETTERS.indexOf(draft.key);
	const moved = words > at ? words - 1 : words;
	return { ...draft, options: draft.options.toSpliced(at, 1), key: words === at ? null : (OPTION_LETTERS[moved] ?? null) };
}

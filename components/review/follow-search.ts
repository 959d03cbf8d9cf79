type SearchDraft = {
	readonly typed: string;
	/** What the field last asked for; null for nothing. */
	readonly asked: string | null;
	/** What was looked for when it was last drawn. */
	readonly value: string | null;
};

/**
 * The draft of a search field once `value` is looked for. What is being typed stays where the field itself asked for
 * the value, and gives way where the value came from elsewhere: the browser's back, a saved view, a cleared filter.
 */
export function followSearch(draft: SearchDraft, value: string | null): SearchDraft {
	if (value === draft.value) return draft;
	return value === draft.asked ? { ...draft, value } : { typed: value ?? "", asked: value, value };
}

import type { SubjectId } from "#lib/ids.ts";

/** What a question is called where its words would be too long. */
export function questionName(id: SubjectId): string {
	return `Q-${id.slice(-6)}`;
}

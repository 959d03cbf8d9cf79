import type { QuestionContent } from "#lib/questions/schema.ts";

/** What a question says, for finding others that say the same: options in an order that does not matter. */
export function questionWords({ stem, options }: Pick<QuestionContent, "stem" | "options">): string {
	return [stem, ...options.toSorted()].join("\n");
}

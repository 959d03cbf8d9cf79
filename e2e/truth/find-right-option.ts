import { listRights } from "#e2e/truth/list-rights.ts";
import type { AskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";

/**
 * The letter of the option that the image makes true, of a question in the rule writer's words; null where it is none of them, or not clear. `marked`
 * are the regions that the sent picture frames.
 */
export function findRightOption({ stem, options }: AskedQuestion, image: TrueImage, marked: readonly string[]): OptionLetter | null {
	const byMark = listRights(image).get(stem);
	const among = byMark?.get("") ?? byMark?.get(marked.join(" "));
	const holding = OPTION_LETTERS.filter((_, at) => among?.has(options[at] ?? ""));
	return holding.length === 1 ? (holding[0] ?? null) : null;
}

import { listWordings } from "#e2e/truth/list-wordings.ts";
import type { AskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";

/** By stem, and by the regions that it marks without saying their keys: every option that is right with it. */
type Rights = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

const kept = new WeakMap<TrueImage, Rights>();

/**
 * The letter of the option that the image makes true, of a question in the rule writer's words; null where it is none of them, or not clear. `marked`
 * are the regions that the sent picture frames.
 */
export function findRightOption({ stem, options }: AskedQuestion, image: TrueImage, marked: readonly string[]): OptionLetter | null {
	const rights = kept.get(image) ?? listRights(image);
	kept.set(image, rights);
	const byMark = rights.get(stem);
	const among = byMark?.get("") ?? byMark?.get(marked.join(" "));
	const holding = OPTION_LETTERS.filter((_, at) => among?.has(options[at] ?? ""));
	return holding.length === 1 ? (holding[0] ?? null) : null;
}

function listRights(image: TrueImage): Rights {
	const rights = new Map<string, Map<string, Set<string>>>();
	for (const { stem, options, mentions } of image.facts.flatMap((fact) => listWordings(fact, image))) {
		const marked = mentions.map(({ region }) => region).join(" ");
		const byMark = rights.get(stem) ?? new Map<string, Set<string>>();
		const among = byMark.get(marked) ?? new Set();
		rights.set(stem, byMark.set(marked, among.add(options[0] ?? "")));
	}
	return rights;
}

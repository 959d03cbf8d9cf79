import { listWordings } from "#e2e/truth/list-wordings.ts";
import type { AskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";

type Rights = ReadonlyMap<string, ReadonlySet<string>>;

const kept = new WeakMap<TrueImage, Rights>();

/** The letter of the option that the image makes true, of a question in the rule writer's words; null where it is none of them, or not clear. */
export function findRightOption({ stem, options }: AskedQuestion, image: TrueImage): OptionLetter | null {
	const rights = kept.get(image) ?? listRights(image);
	kept.set(image, rights);
	const holding = OPTION_LETTERS.filter((_, at) => rights.get(stem)?.has(options[at] ?? ""));
	return holding.length === 1 ? (holding[0] ?? null) : null;
}

/** By stem: every option that is right with it. */
function listRights(image: TrueImage): Rights {
	const rights = new Map<string, Set<string>>();
	for (const { stem, options } of image.facts.flatMap((fact) => listWordings(fact, image))) {
		const among = rights.get(stem) ?? new Set();
		rights.set(stem, among.add(options[0] ?? ""));
	}
	return rights;
}

import { listWordings } from "#e2e/truth/list-wordings.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";

/** Right options by stem, and by the regions that it marks without saying their keys. */
type Rights = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

const kept = new WeakMap<TrueImage, Rights>();

/** All that can be asked of an image in the rule writer's words, and what is right then. */
export function listRights(image: TrueImage): Rights {
	const known = kept.get(image) ?? collect(image);
	kept.set(image, known);
	return known;
}

function collect(image: TrueImage): Rights {
	const rights = new Map<string, Map<string, Set<string>>>();
	for (const { stem, options, mentions } of image.facts.flatMap((fact) => listWordings(fact, image))) {
		const marked = mentions.map(({ region }) => region).join(" ");
		const byMark = rights.get(stem) ?? new Map<string, Set<string>>();
		const among = byMark.get(marked) ?? new Set();
		rights.set(stem, byMark.set(marked, among.add(options[0] ?? "")));
	}
	return rights;
}

import type { AskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import { boxAreaPx2 } from "#lib/geometry/box.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

const LARGEST = /takes up the (?:most space|largest part)|fills the largest part/;

/** The letter of the thing with the largest box, where that is asked for: which it is depends on what else is offered. Null where something else is asked. */
export function findLargestOption({ stem, options }: AskedQuestion, { content }: TrueImage): OptionLetter | null {
	if (!LARGEST.test(stem)) return null;
	const areas = options.map((option) =>
		Math.max(0, ...content.regions.filter(({ label }) => sentenceCase(nameLabel(label).indefinite) === option).map(({ box }) => boxAreaPx2(box))),
	);
	const most = Math.max(...areas);
	return most > 0 ? (OPTION_LETTERS[areas.indexOf(most)] ?? null) : null;
}

import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Kind } from "#lib/synthesis/scene.ts";

/** Letters of wrong kinds that are in the picture: what can be gone to, or taken for the right one. `kinds` are in the order of the options. */
export function presentRivals(kinds: readonly Kind[], key: OptionLetter): readonly OptionLetter[] {
	return OPTION_LETTERS.filter((letter, index) => letter !== key && (kinds[index]?.regions.length ?? 0) > 0);
}

import type { Size } from "#lib/geometry/box.ts";
import type { OptionLetter, QuestionContent } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

export type Telling = { readonly question: QuestionContent; readonly frame: Size; readonly random: SeededRandom };

/** A composed question to give account of, with what it was made from in order. */
export type Told = Telling & { readonly parents: readonly Parent[] };

/** A clause without capital and full stop, and the regions that it speaks of without naming each. */
export type Clause = { readonly pieces: readonly TracePiece[]; readonly regions?: readonly string[] };

/** What can be said of a question's options by somebody who looks at the boxes, rightly or wrongly. */
export type Account = {
	/** A first look that comes to the letter: true of the boxes where that is the key, and else wrong in one place. */
	look(letter: OptionLetter): readonly TraceStep[];
	/** The last words of that look, before the letter. */
	decide(letter: OptionLetter): string;
	/** That the option is right: true of the key only. */
	claim(letter: OptionLetter): Clause;
	/** Why the option is wrong; true of all but the key. */
	refute(letter: OptionLetter): Clause;
	/** What went wrong in the look that came to the letter. */
	correct(letter: OptionLetter): Clause;
	/** What would have to be there if the option were right: follows "if it were right,". */
	suppose(letter: OptionLetter): string;
	/** Letters that a look could come to by one slip that people make, the likeliest first. */
	readonly slips: readonly OptionLetter[];
	/** Wrong letters whose option names something in the picture, which a look can go to and give up, the nearest miss first. */
	readonly rivals: readonly OptionLetter[];
};

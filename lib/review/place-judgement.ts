import type { Judged, Sighting } from "#lib/review/judgement-schema.ts";

/** Where a judgement is kept, and what is kept there. A later one at the same place withdraws it. */
export type PlacedJudgement = { readonly subject: Sighting; readonly target: string; readonly value: unknown };

/** A step or a span hangs on its trace by its place in the text; a preference on the pair, or on the question and the two traces where no pair is stored. */
export function placeJudgement(judged: Judged, question: Sighting): PlacedJudgement {
	switch (judged.aspect) {
		case "step":
			return { subject: judged.trace, target: `${judged.start}-${judged.end}`, value: judged.verdict === null ? null : { verdict: judged.verdict } };
		case "span":
			return {
				subject: judged.trace,
				target: `${judged.start}-${judged.end} ${judged.behavior}`,
				value: judged.word === null ? null : { behavior: judged.behavior, word: judged.word },
			};
		case "preference": {
			const { pair, left, right, seed, choice } = judged;
			return {
				subject: pair ?? question,
				target: pair ? "" : [left.id, right.id].sort().join(" "),
				value: choice === null ? null : { choice, left, right, seed },
			};
		}
		default:
			return judged satisfies never;
	}
}

import type { Judged, Sighting } from "#lib/review/judgement-schema.ts";
import { placeJudgement } from "#lib/review/place-judgement.ts";

/** What stands after one more judgement: it takes the place of what was said of the same before, and nothing stands where it takes that back. */
export function applyJudgement(standing: readonly Judged[], judged: Judged, question: Sighting): readonly Judged[] {
	const place = placeOf(judged, question);
	const others = standing.filter((one) => placeOf(one, question) !== place);
	return placeJudgement(judged, question).value === null ? others : [...others, judged];
}

/** What stands at the place of this judgement now, said as a judgement that would bring it back. */
export function judgementToReturnTo(standing: readonly Judged[], judged: Judged, question: Sighting): Judged {
	const place = placeOf(judged, question);
	return standing.find((one) => placeOf(one, question) === place) ?? toTakenBack(judged);
}

function toTakenBack(judged: Judged): Judged {
	switch (judged.aspect) {
		case "step":
			return { ...judged, verdict: null };
		case "span":
			return { ...judged, word: null };
		case "preference":
			return { ...judged, choice: null };
		default:
			return judged satisfies never;
	}
}

function placeOf(judged: Judged, question: Sighting): string {
	const { subject, target } = placeJudgement(judged, question);
	return `${judged.aspect} ${subject.id} ${subject.hash} ${target}`;
}

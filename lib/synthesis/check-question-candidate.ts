import type { ImageContent } from "#lib/images/schema.ts";
import type { ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import type { CandidateCheck } from "#lib/synthesis/candidate-schema.ts";
import { checkDifference } from "#lib/synthesis/check-difference.ts";
import { questionWords } from "#lib/synthesis/question-words.ts";
import { findNearDuplicate } from "#lib/text/find-near-duplicate.ts";
import { minHash } from "#lib/text/min-hash.ts";
import { plainWords } from "#lib/text/plain-words.ts";

type CheckedQuestion = {
	readonly question: QuestionContent;
	readonly former: QuestionContent;
	readonly image: ImageContent;
	readonly parents: readonly ParentQuestion[];
	/** The image's other questions. */
	readonly standing: readonly QuestionContent[];
};

/** Boxes are kept to a thousandth of a pixel. */
const SLACK_PX = 0.001;

/** What a machine can say of a question made anew, before its person looks. A recomputed key is left out where there is no derivation to come from. */
export function checkQuestionCandidate({ question, former, image, parents, standing }: CheckedQuestion): CandidateCheck[] {
	const { width, height } = image.pixels;
	const inside = question.evidence.filter(({ region, box }) => {
		const isInside = box.x >= -SLACK_PX && box.y >= -SLACK_PX && box.x + box.width <= width + SLACK_PX && box.y + box.height <= height + SLACK_PX;
		return isInside && image.regions.some(({ key }) => key === region);
	});
	const options = question.options.map(plainWords);
	const near = findNearDuplicate(
		minHash(questionWords(question)),
		standing.map((one) => minHash(questionWords(one))),
	);
	const difference = question.derivation && recomputeKey(question, image, parents).differences[0];
	return [
		...(question.derivation ? [{ check: "key_recomputed", isGood: difference === undefined, note: difference ?? null } as const] : []),
		{ check: "options_distinct", isGood: new Set(options).size === options.length, note: null },
		{
			check: "evidence_inside",
			isGood: question.evidence.length > 0 && inside.length === question.evidence.length,
			note: `${inside.length}/${question.evidence.length}`,
		},
		{ check: "not_near_duplicate", isGood: near === null, note: near && (standing[near.index]?.stem ?? null) },
		checkDifference([former.stem, ...former.options].join("\n"), [question.stem, ...question.options].join("\n")),
	];
}

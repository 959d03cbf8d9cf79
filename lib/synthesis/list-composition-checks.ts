import { type CompositionCheck, OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import type { AblationCount } from "#lib/synthesis/ablation-count.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

type Checks = NonNullable<QuestionContent["checks"]>;

type Checked = {
	/** Composed by rule, with its ablations. */
	readonly question: QuestionContent;
	readonly parents: readonly Parent[];
	/** Null where no policy was asked. */
	readonly ablation: { readonly counts: readonly AblationCount[]; readonly rightShareMax: number } | null;
};

/**
 * What was looked at of a composed question, with the evidence (`method.md` §3.3). The first five hold by the way it was made, and what they were seen by
 * is written down; whether the picture is needed only a policy can tell, and without one nothing is said of it.
 */
export function listCompositionChecks({ question, parents, ablation }: Checked): Checks {
	const passed = (check: CompositionCheck, evidence: string, hasPassed = true) => ({ check, passed: hasPassed, evidence });
	const answers = parents.map(({ question: parent }) => answerOf(parent));
	const needed = ablation?.counts.filter(({ without }) => without !== null) ?? [];
	const blind = ablation?.counts.filter(({ without }) => without === null) ?? [];
	const isRare = ({ right, tries }: AblationCount): boolean => ablation !== null && right <= ablation.rightShareMax * tries;
	return [
		passed("key-computed", toExcerpt(`${question.derivation?.rule ?? "no rule"} of ${answers.join(" | ")} is ${answerOf(question)}`, EVIDENCE_LENGTH_MAX)),
		passed("one-option-right", `by the rule ${question.key} alone is right of ${question.options.length} options`),
		passed("options-alike", `all ${question.options.length} are made by the same rule of the parents' options`),
		passed(
			"every-parent-needed",
			[...(question.ablations ?? []).map(toChange), ...needed.map(({ right, tries }, index) => `${right} of ${tries} right without parent ${index + 1}`)].join(
				"; ",
			),
			needed.every(isRare),
		),
		...(blind.length === 0
			? []
			: [passed("picture-needed", blind.map(({ right, tries }) => `${right} of ${tries} right from the text alone`).join("; "), blind.every(isRare))]),
		passed("no-answer-told", "no parent's answer stands in the stem"),
		passed("regions-united", toExcerpt(question.evidence.map(({ region }) => region).join(", "), EVIDENCE_LENGTH_MAX)),
	];
}

/** In code points, of which one may count twice where the schema measures. */
const EVIDENCE_LENGTH_MAX = 450;

function toChange({ instead }: NonNullable<QuestionContent["ablations"]>[number], index: number): string {
	const changing = instead.filter(({ key }) => key !== null).length;
	return `of ${instead.length} other answers to parent ${index + 1}, ${changing} make another option right, ${instead.length - changing} none`;
}

function answerOf({ options, key }: QuestionContent): string {
	return options[OPTION_LETTERS.indexOf(key)] ?? "";
}

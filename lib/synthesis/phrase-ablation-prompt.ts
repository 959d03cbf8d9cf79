import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import { breakPromptMarks } from "#lib/text/break-prompt-marks.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const ABLATION_PROMPT_VERSION = "ablate-1";

/** Offered beside the options where facts are given: what is only guessed does not follow from them. Without any fact a guess is what is looked for. */
export const CANNOT_BE_TOLD = "It cannot be told from these facts";

export type AblationPrompt = { readonly system: string; readonly user: string };

type Asked = {
	readonly stem: string;
	/** In the order of this sample, with the one that cannot be told where it is offered. */
	readonly options: readonly string[];
	/** What is known: questions about the same picture with their answers; empty where nothing is. */
	readonly facts: readonly { readonly stem: string; readonly answer: string }[];
};

const SYSTEM = [
	"You answer a multiple-choice question about a picture that you do not see.",
	"Take the facts about the picture that you are given, if there are any, and what the words of the question and its options suggest. Where they do not decide it, choose the option that says so; is there none, the likeliest.",
	"Think in a few sentences. Then give the letter of one option, in exactly this form: <answer> the letter </answer>",
].join("\n");

/** What a policy is asked that lacks the picture, and all parents of a composed question or one of them: is it right all the same, they are not needed (`method.md` §3.3). */
export function phraseAblationPrompt({ stem, options, facts }: Asked): AblationPrompt {
	const known = facts.map((fact) => `- ${fact.stem} ${fact.answer}`);
	const listed = options.map((option, index) => `${OPTION_LETTERS[index]}. ${option}`);
	return {
		system: SYSTEM,
		user: breakPromptMarks([...(known.length > 0 ? ["Facts about the picture:", ...known, ""] : []), stem, ...listed].join("\n")),
	};
}

import { OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { breakPromptMarks } from "#lib/text/break-prompt-marks.ts";
import { DATA_NOTICE, fenceData } from "#lib/text/fence-data.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const EXPAND_PROMPT_VERSION = "expand-1";

type Asked = {
	readonly question: Pick<QuestionContent, "stem" | "options">;
	/** What the reasoner knows of the picture, which it does not see. */
	readonly captions: readonly string[];
	/** What a person wishes the result to be like; null where nobody asked. */
	readonly instruction: string | null;
};

const CAPTION_LENGTH_MAX = 6_000;
const INSTRUCTION_LENGTH_MAX = 1_000;

const TASK = [
	'You look at a picture and think about a multiple-choice question. What you see is written down in the data named "caption": have it before your eyes as a picture.',
	"You have begun to think already. Go on exactly where your thought stops. Look again at the places in the picture that decide the question, check what you found there before, take back what does not hold, and come to one of the options.",
	"- Speak of what is to be seen and where it is. That you were given anything to read is no part of the thought.",
	"- Stay with what you have thought so far and do not tell it again. A few sentences are enough.",
	"- Then end the thought and write the letter of the one right option, in exactly this form: <answer> the letter </answer>",
].join("\n");

/**
 * What a reasoner is asked that goes on with a simple trace: LPT's expansion (`method.md` §4.3), in our own words, all in the user's turn, for the makers of
 * R1 advise against a system prompt. What is the same for all questions comes first, then what is the same for one picture. The key is not in it.
 */
export function phraseExpandPrompt({ question: { stem, options }, captions, instruction }: Asked): string {
	const listed = options.map((option, index) => `${OPTION_LETTERS[index]}. ${option}`).join("\n");
	const wish = instruction === null ? [] : [fenceData({ name: "instruction", text: instruction, lengthMax: INSTRUCTION_LENGTH_MAX })];
	const seen = fenceData({ name: "caption", text: captions.join("\n"), lengthMax: CAPTION_LENGTH_MAX });
	return [DATA_NOTICE, TASK, seen, ...wish, breakPromptMarks(`${stem}\n${listed}`)].join("\n\n");
}

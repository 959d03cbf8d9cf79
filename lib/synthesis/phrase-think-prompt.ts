import { OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { INSTRUCTION_LENGTH_MAX } from "#lib/synthesis/candidate-schema.ts";
import { DATA_NOTICE, fenceData } from "#lib/text/fence-data.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const THINK_PROMPT_VERSION = "think-1";

export type ThinkPrompt = { readonly system: string; readonly user: string };

const SYSTEM = [
	"You look at a picture and answer a multiple-choice question about it.",
	"First think aloud, in a few plain sentences, about what you see: name the things and say where they are. Then give the letter of the one right option.",
	"Write exactly in this form: <think> your thought </think> <answer> the letter </answer>",
].join("\n");

/**
 * What a VLM is asked for a simple trace: the form of R1 and LPT (`method.md` §2.3, §4.2), in our own words. Nothing of the key, the evidence or a caption
 * stands in it; a person's wish about the thought does, where there is one.
 */
export function phraseThinkPrompt({ stem, options, mentions }: Pick<QuestionContent, "stem" | "options" | "mentions">, instruction = ""): ThinkPrompt {
	const marked = mentions.length > 0 ? "What the question names by a letter and a number is framed in the picture and marked so.\n" : "";
	const listed = options.map((option, index) => `${OPTION_LETTERS[index]}. ${option}`).join("\n");
	const user = `${marked}${stem}\n${listed}`;
	if (instruction === "") return { system: SYSTEM, user };
	const wish = fenceData({ name: "instruction", text: instruction, lengthMax: INSTRUCTION_LENGTH_MAX });
	return { system: `${SYSTEM}\n${DATA_NOTICE}`, user: `${user}\n${wish}` };
}

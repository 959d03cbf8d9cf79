import { chooseLetter } from "#e2e/truth/choose-letter.ts";
import { readAskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import { phraseThinkPrompt } from "#lib/synthesis/phrase-think-prompt.ts";

const { system } = phraseThinkPrompt({ stem: "", options: [], mentions: [] });

/** A short thought that comes to a letter. */
export const answerThink: StageAnswer = {
	isAsked: ({ messages }) => messages.some(({ role, content }) => role === "system" && content === system),
	answer: async (asked, truth) => {
		const question = readAskedQuestion(asked.messages.at(-1)?.content ?? "");
		if (!question) return "I see no question.";
		const letter = await chooseLetter(question, asked, truth);
		const chosen = question.options[OPTION_LETTERS.indexOf(letter)] ?? "";
		return `<think>\nI look at the picture as a whole. Then I go through the options one by one. What I see fits "${chosen}" best.\n</think>\n\n<answer> ${letter} </answer>`;
	},
};

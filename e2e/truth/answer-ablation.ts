import { readAskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import { phraseAblationPrompt } from "#lib/synthesis/phrase-ablation-prompt.ts";

const { system } = phraseAblationPrompt({ stem: "", options: [], facts: [] });

/** Who does not see the picture guesses: which letter, only the request tells. */
export const answerAblation: StageAnswer = {
	isAsked: ({ messages }) => messages.some(({ role, content }) => role === "system" && content === system),
	answer: async (asked, truth) => {
		const options = readAskedQuestion(asked.messages.at(-1)?.content ?? "")?.options ?? [];
		const letter = OPTION_LETTERS[Math.floor(truth.draw(asked, "guess") * options.length)] ?? "A";
		return `<think>\nI do not see it, so I guess.\n</think>\n\n<answer> ${letter} </answer>`;
	},
};

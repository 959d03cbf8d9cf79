import type { Asked } from "#e2e/inference-server/asked.ts";
import { chooseLetter } from "#e2e/truth/choose-letter.ts";
import { readAskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import { phraseExpandPrompt } from "#lib/synthesis/phrase-expand-prompt.ts";

/** The prompt's own words, which stand before everything that differs. */
const [, TASK = ""] = phraseExpandPrompt({ question: { stem: "", options: [] }, captions: [], instruction: null }).split("\n\n");
/** Of the additions, so many give away that a text was read. */
const LEAK_SHARE = 0.15;

/** Goes on behind the cue of a begun thought, in a raw prompt as each template ends it, or in a chat's begun message. */
export const answerExpand: StageAnswer = {
	isAsked: (asked) => textOf(asked).includes(TASK),
	answer: async (asked, truth) => {
		const turn = textOf(asked)
			.split(/<[|｜]/)
			.find((part) => part.includes(TASK));
		const question = readAskedQuestion(turn ?? "");
		if (!question) return " I see no question.";
		const letter = await chooseLetter(question, asked, truth);
		const chosen = question.options[OPTION_LETTERS.indexOf(letter)] ?? "";
		const seen = truth.draw(asked, "leak") < LEAK_SHARE ? "The description says it as well." : "It is plain to see there.";
		const thought = ` let me look at that part of the picture again. ${seen} What I find there fits "${chosen}" best.`;
		const said = `<answer> ${letter} </answer>`;
		if (asked.prompt?.includes("<|channel|>analysis<|message|>")) return `${thought}<|end|><|start|>assistant<|channel|>final<|message|>${said}<|return|>`;
		return `${asked.prompt === null ? asked.messages.at(-1)?.content : ""}${thought}\n</think>\n\n${said}`;
	},
};

function textOf({ prompt, messages }: Asked): string {
	return prompt ?? messages.map(({ content }) => content).join("\n");
}

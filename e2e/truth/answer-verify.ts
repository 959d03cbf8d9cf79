import { chooseLetter } from "#e2e/truth/choose-letter.ts";
import { readAskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import type { Verdict } from "#lib/synthesis/judge-verdicts.ts";
import { phraseVerifyPrompt } from "#lib/synthesis/phrase-verify-prompt.ts";

const { system } = phraseVerifyPrompt({ stem: "", options: [], mentions: [] });
const ANSWERABLE_SHARE = 0.5;

/** A verdict on a question: the right letter; where it errs another one, or that the question is no good. */
export const answerVerify: StageAnswer = {
	isAsked: ({ messages }) => messages.some(({ role, content }) => role === "system" && content === system),
	answer: async (asked, truth) => {
		const question = readAskedQuestion(asked.messages.at(-1)?.content ?? "");
		const seen = "I look at what the question names.";
		if (!question) return JSON.stringify({ seen, verdict: "not answerable", answer: null } satisfies Verdict);
		const isDoubted = truth.isWrong(asked) && truth.draw(asked, "doubt") > ANSWERABLE_SHARE;
		if (isDoubted) return JSON.stringify({ seen, verdict: "ambiguous", answer: null } satisfies Verdict);
		return JSON.stringify({ seen, verdict: "answerable", answer: await chooseLetter(question, asked, truth) } satisfies Verdict);
	},
};

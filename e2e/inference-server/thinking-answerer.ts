import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";

/** Thinks the same about every question, and chooses the first of its options. */
const answerThinking: Answerer = (asked) =>
	asked.messages.some(({ content }) => content.includes("<think>"))
		? "<think>\nI look at the thing on the left. It stands there alone, and nothing is before it.\n</think>\n\n<answer> A </answer>"
		: answerProbe(asked);
export default answerThinking;

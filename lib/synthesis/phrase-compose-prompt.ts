import type { QuestionComposition } from "#lib/synthesis/question-composition.ts";
import { breakPromptMarks } from "#lib/text/break-prompt-marks.ts";
import { DATA_NOTICE, fenceData } from "#lib/text/fence-data.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const COMPOSE_PROMPT_VERSION = "compose-1";

export type ComposePrompt = { readonly system: string; readonly user: string };

type Asked = {
	readonly composition: QuestionComposition;
	/** The question in a rule's words. */
	readonly draft: string;
	/** What a person wishes the result to be like; null where nobody asked. */
	readonly instruction: string | null;
};

const INSTRUCTION_LENGTH_MAX = 1_000;

const SYSTEM = [
	"You put several questions about one picture into a single one that is fluent and clear. Its answer is known already; you only find the words.",
	"",
	"Rules:",
	"- Ask exactly what the draft asks, no more and no less: whoever answers must still find out the answer to every single question.",
	"- Never say or hint at the answer to any of the single questions, and name no options.",
	"- Speak of the things in the picture themselves. Do not quote the single questions, and do not speak of questions, answers or drafts.",
	"- Words that you are told to keep stand in your question once, letter by letter: they mark something in the picture.",
	"- One question, of one or two sentences, that ends in a question mark.",
	"",
	DATA_NOTICE,
	"",
	'Answer with one JSON object and nothing else: {"stem": "…"}',
].join("\n");

/** What a writer is asked for the words of a composed question (`method.md` §3.3, ours). It sees neither the picture nor the options. */
export function phraseComposePrompt({ composition, draft, instruction }: Asked): ComposePrompt {
	const single = composition.parents.map(({ question }, index) => `${index + 1}. ${question.stem}`);
	const kept = composition.parents.flatMap(({ question }) => question.mentions.map(({ start, end }) => `"${sliceCodePoints(question.stem, start, end)}"`));
	const lines = [
		"The single questions:",
		...single,
		`The draft: ${draft}`,
		taskOf(composition),
		...(kept.length > 0 ? [`Keep these words: ${[...new Set(kept)].join(", ")}`] : []),
	];
	const wish = instruction === null ? [] : [fenceData({ name: "instruction", text: instruction, lengthMax: INSTRUCTION_LENGTH_MAX })];
	return { system: SYSTEM, user: [breakPromptMarks(lines.join("\n")), ...wish].join("\n\n") };
}

function taskOf(composition: QuestionComposition): string {
	switch (composition.rule) {
		case "sum":
			return "Ask for the number that they come to together.";
		case "difference":
			return "Ask by how many the first number is above the second.";
		case "reference":
			return `In the second question "${composition.words}" is what the first one asks for. Put there what the first question says of it, or of its kind, and never name it.`;
		case "remainder":
			return 'Ask which of these, as in "Which of these …", is the answer to none of them.';
		case "conjunction":
			return "Ask for both answers, in this order.";
		default:
			return composition satisfies never;
	}
}

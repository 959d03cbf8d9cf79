import { OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const VERIFY_PROMPT_VERSION = "verify-1";

export type VerifyPrompt = { readonly system: string; readonly user: string };

const SYSTEM = [
	"You check multiple-choice questions about pictures before people work with them.",
	"Look at the picture and answer the question from what you see, not from what is usual. Then judge the question:",
	"- answerable: what the picture shows makes exactly one option right.",
	"- ambiguous: more than one option is right, or it is not clear what the question means.",
	"- not answerable: no option is right, or the picture does not show what decides it.",
	'Answer with one JSON object and nothing else: {"seen": "what you see that decides it, in one sentence", "verdict": "answerable", "answer": "the letter of the right option, or null where there is none"}',
].join("\n");

/** What a VLM that sees the picture is asked about a question. The key is not told, so that agreeing with it means something. */
export function phraseVerifyPrompt({ stem, options, mentions }: Pick<QuestionContent, "stem" | "options" | "mentions">): VerifyPrompt {
	const marked = mentions.length > 0 ? "What the question names by a letter and a number is framed in the picture and marked so.\n" : "";
	const listed = options.map((option, index) => `${OPTION_LETTERS[index]}. ${option}`).join("\n");
	return { system: SYSTEM, user: `${marked}${stem}\n${listed}` };
}

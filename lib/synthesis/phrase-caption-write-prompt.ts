import type { ImageContent } from "#lib/images/schema.ts";
import { fenceCaptions } from "#lib/synthesis/fence-image.ts";
import { DATA_NOTICE } from "#lib/text/fence-data.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const CAPTION_WRITE_PROMPT_VERSION = "write-captions-1";

export type CaptionWritePrompt = { readonly system: string; readonly user: string };

const SYSTEM = [
	"You write multiple-choice questions about a picture that you know from what people said of it, for training models that look closely.",
	"",
	"Rules:",
	"- Together the questions cover most of what was said. Each asks for something else: details, textures, patterns, small or hidden things, light, numbers, places, what overlaps what.",
	"- Who answers must have to look at the picture. No knowledge of the world beyond common sense may be needed.",
	"- Exactly four options each, short and of one kind. Exactly one is right by what was said; the other three are plausible and surely wrong.",
	"- Each question is clear by itself: it never speaks of a description or a caption. The stem does not give the answer away.",
	"- type: recognition (what it is or looks like), attribute (color or material), counting (how many), spatial (where, beside what), causal (why, what for, what next), analogical (what is like what).",
	"- answer: the right option, in the very same words.",
	"",
	DATA_NOTICE,
	"",
	'Answer with one JSON object and nothing else: {"questions": [{"type": "…", "stem": "…", "options": ["…", "…", "…", "…"], "answer": "…"}]}',
].join("\n");

/** What a writer is asked where it is told captions alone, as LPT's is (`method.md` §2.3, in our own words): its two calls are one, whose answer has a form. */
export function phraseCaptionWritePrompt(image: Pick<ImageContent, "captions">, count: number): CaptionWritePrompt {
	return { system: SYSTEM, user: `What people said of the picture:\n${fenceCaptions(image)}\n\nWrite ${count} ${count === 1 ? "question" : "questions"}.` };
}

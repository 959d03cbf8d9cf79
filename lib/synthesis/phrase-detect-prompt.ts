import { DATA_NOTICE, fenceData } from "#lib/text/fence-data.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const DETECT_PROMPT_VERSION = "detect-1";

export type DetectPrompt = { readonly system: string; readonly user: string };

const PHRASES_LENGTH_MAX = 4_000;

const SYSTEM = [
	"You locate things in a picture. You are given names of things, one a line; some may not be in the picture at all: leave those out.",
	"Locate every thing that one of the names fits, each by a box of its own, drawn tightly around what is visible of it. The label is the name, in the very same words.",
	"",
	DATA_NOTICE,
	"",
	'Answer with one JSON object and nothing else: {"things": [{"bbox_2d": [x1, y1, x2, y2], "label": "…"}]}',
].join("\n");

/** What a VLM is asked for boxes (`interop.md` D), in the words that those trained on it know. */
export function phraseDetectPrompt(phrases: readonly string[]): DetectPrompt {
	return { system: SYSTEM, user: `Locate every one of these:\n${fenceData({ name: "label", text: phrases.join("\n"), lengthMax: PHRASES_LENGTH_MAX })}` };
}

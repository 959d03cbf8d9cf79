import type { ImageContent } from "#lib/images/schema.ts";
import { fenceCaptions, fenceRegions } from "#lib/synthesis/fence-image.ts";
import { DATA_NOTICE } from "#lib/text/fence-data.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const WRITE_PROMPT_VERSION = "write-1";

export type WritePrompt = { readonly system: string; readonly user: string };

const SYSTEM = [
	"You write one multiple-choice question about a picture, for training models that look closely.",
	"You are told what is in the picture: what people said of it, and the things in it by key, label and box (left, top, right, bottom in pixels). You may be shown the picture itself: then trust it above all. Each question is about the things that you are told to ask about.",
	"",
	"Rules:",
	"- Who answers must have to look at the picture: at details, parts, textures, colors, numbers, places, what overlaps or is beside what. No knowledge of the world beyond common sense may be needed, and no option may be ruled out without looking.",
	"- Exactly four options, short and of one kind. Exactly one is right; the other three are plausible and surely wrong.",
	"- Ask only what you are sure of. The question must be clear by itself: it never speaks of a description, a caption, a list, a box or coordinates.",
	'- Where the label alone would mean several things, name the thing by its key as well, as in "the dog r3": whoever answers sees that key drawn into the picture.',
	"- The stem does not give the answer away.",
	"- type: recognition (what it is or looks like), attribute (color or material), counting (how many), spatial (where, beside what), causal (why, what for, what next), analogical (what is like what).",
	"- evidence: the keys of all things that one must look at for the answer.",
	"- answer: the right option, in the very same words.",
	"",
	DATA_NOTICE,
	"",
	'Answer with one JSON object and nothing else: {"type": "…", "stem": "…", "options": ["…", "…", "…", "…"], "answer": "…", "evidence": ["r1"]}',
].join("\n");

/**
 * What a writer is asked for one grounded question (`method.md` §2.1, §2.3, in our own words). What all questions of an image share stands before what
 * tells them apart, for servers that keep prefixes (`interop.md` C.4).
 */
export function phraseWritePrompt(image: Pick<ImageContent, "captions" | "regions" | "pixels">, targets: readonly string[]): WritePrompt {
	const { width, height } = image.pixels;
	const said = image.captions.length > 0 ? [`What people said of the picture:\n${fenceCaptions(image)}`] : [];
	const things = `The things in the picture, which is ${width} pixels wide and ${height} high:\n${fenceRegions(image, targets)}`;
	return { system: SYSTEM, user: [...said, things, `Ask about ${targets.join(", ")}.`].join("\n\n") };
}

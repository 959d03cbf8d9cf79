import type { ImageContent } from "#lib/images/schema.ts";
import { OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { INSTRUCTION_LENGTH_MAX } from "#lib/synthesis/candidate-schema.ts";
import { DATA_NOTICE, fenceData } from "#lib/text/fence-data.ts";

/** Of the words below: whoever changes them counts it up, so that replies to other words are told apart. */
export const REWRITE_PROMPT_VERSION = "rewrite-1";

type Rewriting = {
	readonly question: QuestionContent;
	readonly image: Pick<ImageContent, "regions" | "captions" | "pixels">;
	readonly seesPicture: boolean;
	readonly instruction: string;
};

const CAPTIONS_LENGTH_MAX = 2_000;
const REGIONS_LENGTH_MAX = 4_000;
const QUESTION_LENGTH_MAX = 4_000;

const SYSTEM = [
	"You write a multiple-choice question about a picture anew, so that it becomes a better one: clear, of the same kind, to be answered by looking at the picture, with one right option and the others plainly wrong.",
	"Ask about what the old question asks about, in other words or from another side. Never state the answer in the question, and never write of captions, regions, boxes or coordinates.",
	"Give four short options of one kind. No option is a combination of others.",
	'Answer with JSON alone: {"stem": the question, "options": [four texts], "key": the letter of the right one, "evidence": [names of the regions that one must look at]}',
	DATA_NOTICE,
].join("\n");

/** What a model is asked for a question in new words. */
export function phraseRewritePrompt({ question, image, seesPicture, instruction }: Rewriting): { readonly system: string; readonly user: string } {
	const { width, height } = image.pixels;
	const regions = image.regions.map(
		({ key, label, box }) => `${key}: ${label}, x ${round(box.x)}, y ${round(box.y)}, ${round(box.width)} by ${round(box.height)}`,
	);
	const former = [
		question.stem,
		...question.options.map((option, at) => `${OPTION_LETTERS[at]}. ${option}`),
		`Right: ${question.key}`,
		`Looks at: ${question.evidence.map(({ region }) => region).join(", ") || "nothing named"}`,
	];
	return {
		system: SYSTEM,
		user: [
			seesPicture ? "The picture is before you." : "You do not see the picture; this is what is known of it.",
			...(image.captions.length > 0
				? [fenceData({ name: "caption", text: image.captions.map(({ text }) => text).join("\n"), lengthMax: CAPTIONS_LENGTH_MAX })]
				: []),
			`Regions of the picture, which is ${width} by ${height} pixels:`,
			fenceData({ name: "label", text: regions.join("\n"), lengthMax: REGIONS_LENGTH_MAX }),
			"The old question:",
			fenceData({ name: "question", text: former.join("\n"), lengthMax: QUESTION_LENGTH_MAX }),
			...(instruction === "" ? [] : [fenceData({ name: "instruction", text: instruction, lengthMax: INSTRUCTION_LENGTH_MAX })]),
		].join("\n"),
	};
}

function round(px: number): number {
	return Math.round(px);
}

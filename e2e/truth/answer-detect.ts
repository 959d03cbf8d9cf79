import { listTrueBoxes } from "#e2e/truth/list-true-boxes.ts";
import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import type { Box, Size } from "#lib/geometry/box.ts";
import { findBoxNotion } from "#lib/synthesis/find-box-notion.ts";
import { phraseDetectPrompt } from "#lib/synthesis/phrase-detect-prompt.ts";
import { toSentSize } from "#lib/synthesis/to-sent-size.ts";

const { system } = phraseDetectPrompt([]);

/** Boxes in the notion of the model that it is served as. */
export const answerDetect: StageAnswer = {
	isAsked: ({ messages }) => messages.some(({ role, content }) => role === "system" && content === system),
	answer: async (asked, truth) => {
		const lines = asked.messages.at(-1)?.content.split("\n") ?? [];
		const seen = await listTrueBoxes(lines.slice(2, -1), asked, truth);
		const things = seen?.boxes.map(({ label, box }) => ({ bbox_2d: toCorners(box, seen.frame, asked.model), label }));
		return JSON.stringify({ things: things ?? [] });
	},
};

function toCorners({ x, y, width, height }: Box, frame: Size, model: string): readonly number[] {
	const found = findBoxNotion(model, toSentSize(frame));
	const target = found.kind === "known" && found.notion.kind === "resized-pixels" ? found.notion.resized : { width: 1_000, height: 1_000 };
	const [across, down] = [target.width / frame.width, target.height / frame.height];
	return [x * across, y * down, (x + width) * across, (y + height) * down].map(Math.round);
}

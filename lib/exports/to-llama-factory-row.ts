import { escapeControlTags } from "#lib/exports/escape-control-tags.ts";
import type { ExportSource, LlamaFactoryRow } from "#lib/exports/schema.ts";
import { toImagePath } from "#lib/exports/to-image-path.ts";
import { writeCoordinates } from "#lib/exports/write-coordinates.ts";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";

/** A row of ShareGPT form with the picture's mark first, the thought in think tags and the bare letter in answer tags. */
export function toLlamaFactoryRow({ traceKey, question, trace, image, boxes }: ExportSource): LlamaFactoryRow {
	const frame = { size: image, boxes };
	const stem = writeCoordinates({ text: question.stem, mentions: question.mentions }, frame);
	const options = question.options.map((option, index) => `${OPTION_LETTERS[index]}. ${escapeControlTags(option)}`);
	const thought = writeCoordinates(trace, frame).trim();
	return {
		id: traceKey,
		messages: [
			{ role: "user", content: `<image>\n${stem}\n${options.join("\n")}` },
			{ role: "assistant", content: `<think>\n${thought}\n</think>\n\n<answer>${trace.answer ?? ""}</answer>` },
		],
		images: [toImagePath(image)],
	};
}

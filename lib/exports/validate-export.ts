import type { ExportSource, LlamaFactoryRow } from "#lib/exports/schema.ts";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import { codePointLength, isStorableText } from "#lib/text/unicode.ts";

const ASSISTANT = /^<think>\n(?<thought>[\s\S]+)\n<\/think>\n\n<answer>(?<letter>[^\n<]*)<\/answer>$/;

/** Why the row must not leave; an empty list where nothing is wrong with it. Says nothing of the picture's bytes. */
export function validateExport(source: ExportSource, row: LlamaFactoryRow): readonly string[] {
	return [...placeholders(row), ...texts(row), ...thoughtAndAnswer(source, row), ...mentions(source)];
}

// A wrong count of <image> makes the trainer stop; a wrong turn makes it drop the row with no more than a warning.
function placeholders(row: LlamaFactoryRow): string[] {
	const said = row.messages.map((message) => message.content).join("\n");
	const found: string[] = [];
	const images = said.split("<image>").length - 1;
	if (images !== row.images.length) found.push(`${images} <image> marks for ${row.images.length} images`);
	if (said.includes("<video>") || said.includes("<audio>")) found.push("a <video> or <audio> mark");
	if (row.messages.length !== 2 || row.messages[0].role !== "user" || row.messages[1].role !== "assistant") found.push("turns other than user, assistant");
	return found;
}

function texts(row: LlamaFactoryRow): string[] {
	const found: string[] = [];
	if (row.messages.some((message) => message.content.replaceAll("<image>", "").trim() === "")) found.push("a turn without content");
	if (!row.messages.every((message) => isStorableText(message.content))) found.push("a NUL or a lone surrogate in the text");
	return found;
}

function thoughtAndAnswer({ question, trace }: ExportSource, row: LlamaFactoryRow): string[] {
	const said = row.messages[1].content;
	const parts = ASSISTANT.exec(said)?.groups;
	if (!parts) return ["the answer is not one think block and one answer line"];
	const found: string[] = [];
	const tags = said.match(/<\/?(?:think|answer)>/gi) ?? [];
	if (tags.length !== 4) found.push("think or answer tags more than once");
	if (parts.thought?.trim() === "") found.push("an empty thought");
	const letters: readonly string[] = OPTION_LETTERS.slice(0, question.options.length);
	if (!letters.includes(parts.letter ?? "")) found.push(`the answer ${JSON.stringify(parts.letter)} is not the letter of an option`);
	if (trace.answer !== question.key) found.push(`the trace ends in ${trace.answer ?? "no answer"}, the key is ${question.key}`);
	return found;
}

function mentions({ question, trace, boxes }: ExportSource): string[] {
	const found: string[] = [];
	for (const { text, mentions } of [{ text: question.stem, mentions: question.mentions }, trace]) {
		const length = codePointLength(text);
		for (const { start, end, region } of mentions) {
			if (!boxes.has(region)) found.push(`the text names region ${region}, which the image does not have`);
			if (start >= end || end > length) found.push(`the words that name region ${region} lie outside the text`);
		}
	}
	return found;
}

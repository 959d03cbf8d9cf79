import { escapeControlTags } from "#lib/exports/escape-control-tags.ts";
import type { Box, Size } from "#lib/geometry/box.ts";
import { toThousandths } from "#lib/geometry/to-thousandths.ts";
import type { Mention } from "#lib/questions/schema.ts";

export type MentionedText = { readonly text: string; readonly mentions: readonly Mention[] };
export type Frame = { readonly size: Size; readonly boxes: ReadonlyMap<string, Box> };

/**
 * The text with each named region's coordinates behind the words that name it: `the dog [412, 88, 640, 371]`.
 * Words that are nothing but the region's key give way to the coordinates. Control tags are escaped in the outcome.
 */
export function writeCoordinates({ text, mentions }: MentionedText, frame: Frame): string {
	const points = Array.from(text);
	const written: string[] = [];
	let at = 0;
	for (const mention of mentions.toSorted((a, b) => a.end - b.end || a.start - b.start)) {
		const box = frame.boxes.get(mention.region);
		if (!box || mention.end < at) continue;
		const words = points.slice(mention.start, mention.end).join("");
		const coordinates = `[${toThousandths(box, frame.size).join(", ")}]`;
		const bare = words === mention.region && mention.start >= at;
		written.push(points.slice(at, bare ? mention.start : mention.end).join(""), bare ? coordinates : ` ${coordinates}`);
		at = mention.end;
	}
	written.push(points.slice(at).join(""));
	return escapeControlTags(written.join(""));
}

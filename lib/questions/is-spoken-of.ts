import type { ImageContent } from "#lib/images/schema.ts";
import { captionWords } from "#lib/questions/caption-words.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** Whether a caption has a word for something that the label covers: then it may be in the picture though nobody boxed it. */
export function isSpokenOf(label: string, image: Pick<ImageContent, "captions">): boolean {
	const words = new Set(captionWords(label).any);
	return image.captions.some((caption) => {
		const said = plainWords(caption.text).split(" ");
		return said.some((word, at) => words.has(word) || words.has(`${word} ${said[at + 1]}`) || words.has(`${word} ${said[at + 1]} ${said[at + 2]}`));
	});
}

import { type CaptionWords, captionWords } from "#lib/questions/caption-words.ts";
import type { PlainCaptions } from "#lib/questions/plain-captions.ts";

/** Whether any of the captions has a word for something that the label covers, or, asked so, for several such things. */
export function captionsSpeakOf(captions: PlainCaptions, label: string, number: keyof CaptionWords = "any"): boolean {
	return captionWords(label)[number].some((word) => captions.phrases.has(word));
}

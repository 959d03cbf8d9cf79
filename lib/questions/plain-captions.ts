import type { Caption } from "#lib/images/schema.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** Captions made ready for looking words up in them, each with a blank at both ends. */
export type PlainCaptions = readonly string[];

export function toPlainCaptions(captions: readonly Pick<Caption, "text">[]): PlainCaptions {
	return captions.map((caption) => ` ${plainWords(caption.text)} `);
}

import type { Asked } from "#e2e/inference-server/asked.ts";
import type { Truth } from "#e2e/truth/truth.ts";
import type { Box, Size } from "#lib/geometry/box.ts";
import { captionWords } from "#lib/questions/caption-words.ts";
import { plainWords } from "#lib/text/plain-words.ts";

export type TrueBox = { readonly label: string; readonly box: Box; readonly score: number };
export type TrueBoxes = { readonly frame: Size; readonly boxes: readonly TrueBox[] };

const SCORE_MIN = 0.5;
const WRONG_SCORE = 0.1;

/** The image's regions that the phrases name, each under the first that does; at the error rate moved away and of little score. Null where the picture is not known. */
export async function listTrueBoxes(phrases: readonly string[], asked: Asked, truth: Truth): Promise<TrueBoxes | null> {
	const image = await truth.findImage(asked);
	if (!image) return null;
	const { pixels, regions } = image.content;
	const boxes = regions.flatMap(({ key, label, box, crowd }, at) => {
		const phrase = crowd ? undefined : phrases.find((one) => isNamed(label, one));
		if (phrase === undefined) return [];
		// Surer of what stands earlier: a picture that lost its boxes gets them back in their order, under the keys that the truth knows them by.
		const score = SCORE_MIN + ((regions.length - at - truth.draw(asked, `score ${key}`)) / regions.length) * (1 - SCORE_MIN);
		const isWrong = truth.isWrong({ ...asked, messages: [...asked.messages, { role: "region", content: key }] });
		return [isWrong ? { label: phrase, box: { ...box, x: box.x + box.width / 2 }, score: WRONG_SCORE } : { label: phrase, box, score }];
	});
	return { frame: pixels, boxes };
}

function isNamed(label: string, phrase: string): boolean {
	const { any } = captionWords(label);
	const words = plainWords(phrase);
	return any.includes(words) || any.includes(words.split(" ").at(-1) ?? words);
}

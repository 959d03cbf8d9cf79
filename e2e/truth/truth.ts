import type { Asked } from "#e2e/inference-server/asked.ts";
import { drawFraction } from "#e2e/inference-server/draw-fraction.ts";
import { createPictureIndex } from "#e2e/truth/picture-index.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { listFacts } from "#lib/synthesis/list-facts.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";
import { fenceData } from "#lib/text/fence-data.ts";

export type TruthSettings = {
	readonly images: readonly { readonly key: string; readonly content: ImageContent }[];
	/** Of the answers, so many are wrong: which, only the request tells. */
	readonly errorShare: number;
	readonly seed: string;
};

/** What the tests' model knows of the world. The same request is known the same, whenever it comes. */
export type Truth = {
	/** The one whose picture was sent, marked or shrunk or as it is; else the one whose captions stand in the prompt. */
	readonly findImage: (asked: Asked) => Promise<TrueImage | null>;
	readonly isWrong: (asked: Asked) => boolean;
	/** From 0 up to 1. */
	readonly draw: (asked: Asked, purpose: string) => number;
};

const CAPTION_MAX = 20_000;

export function openTruth({ images, errorShare, seed }: TruthSettings): Truth {
	const labels = createLabelTally();
	for (const { content } of images)
		tallyLabels(
			labels,
			content.regions.map(({ label }) => label),
		);
	const vocabulary = toVocabulary(labels);
	const known = new Map<string, TrueImage>();
	const pictures = createPictureIndex(images.map(({ key, content }) => ({ key, hash: content.pixels.perceptualHash })));
	const captioned = images.map(({ key, content }) => ({ key, captions: content.captions.map(({ text }) => inside(text)) }));

	function know(key: string): TrueImage | null {
		const content = images.find((image) => image.key === key)?.content;
		const image = known.get(key) ?? (content ? { key, content, facts: listFacts(content, vocabulary, seed) } : null);
		if (image) known.set(key, image);
		return image;
	}

	function findCaptioned(text: string): string | null {
		const counted = captioned.map(({ key, captions }) => ({ key, found: captions.filter((caption) => text.includes(caption)).length }));
		const [best] = counted.filter(({ found }) => found > 0).toSorted((one, other) => other.found - one.found);
		return best?.key ?? null;
	}

	const draw = (asked: Asked, purpose: string) => drawFraction(`${seed} ${purpose} ${nameRequest(asked)}`);
	return {
		findImage: async (asked) => {
			const [picture] = asked.images;
			const key = (picture && (await pictures.find(picture))) ?? findCaptioned(textOf(asked));
			return key === null ? null : know(key);
		},
		isWrong: (asked) => draw(asked, "wrong") < errorShare,
		draw,
	};
}

/** A caption as it stands in a prompt, without its fence. */
function inside(caption: string): string {
	return fenceData({ name: "caption", text: caption, lengthMax: CAPTION_MAX }).split("\n").slice(1, -1).join("\n");
}

function textOf({ prompt, messages }: Asked): string {
	return prompt ?? messages.map(({ content }) => content).join("\n");
}

function nameRequest({ messages, prompt, images, seed, sample }: Asked): string {
	return JSON.stringify([messages, prompt, images.map(({ sha256 }) => sha256), seed, sample]);
}

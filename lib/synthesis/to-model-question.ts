import type { ImageContent } from "#lib/images/schema.ts";
import { pinParts } from "#lib/questions/pin-parts.ts";
import type { Mention, OptionLetter, QuestionContent } from "#lib/questions/schema.ts";
import type { DraftQuestion } from "#lib/synthesis/draft-question.ts";
import { codePointLength } from "#lib/text/unicode.ts";

type Asked = {
	readonly imageKey: string;
	readonly image: ImageContent;
	/** That of the draft, which is one of its options. */
	readonly answer: OptionLetter;
};

/** A model's draft as a question of its image: it rests on the regions that it names, or on the captions where it was written from them. */
export function toModelQuestion({ type, stem, options, evidence, generation }: DraftQuestion, { imageKey, image, answer }: Asked): QuestionContent {
	const mentions = findMentions(stem, image);
	const named = new Set([...(evidence ?? []), ...mentions.map(({ region }) => region)]);
	const shown = image.regions.filter(({ key }) => named.has(key));
	return {
		v: 1,
		kind: "question",
		image: imageKey,
		stage: "grounded",
		type,
		origin: "model",
		stem,
		mentions,
		options: [...options],
		key: answer,
		evidence: shown.map(({ key, label, box }) => ({ region: key, label, box })),
		derivation: null,
		restsOn: pinParts({ key: imageKey, content: image }, evidence === null ? ["captions", ...named] : shown.map(({ key }) => key)),
		parents: [],
		generations: [generation],
	};
}

/** Keys of regions among the stem's words. */
function findMentions(stem: string, { regions }: ImageContent): Mention[] {
	return [...stem.matchAll(/\br[1-9]\d*\b/g)].flatMap(({ 0: region, index }) => {
		const start = codePointLength(stem.slice(0, index));
		return regions.some(({ key }) => key === region) ? [{ start, end: start + region.length, region }] : [];
	});
}

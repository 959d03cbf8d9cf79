import { z } from "zod";
import type { ImageContent } from "#lib/images/schema.ts";
import { pinParts } from "#lib/questions/pin-parts.ts";
import { letterSchema, type Mention, type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import { codePointLength, isStorableText } from "#lib/text/unicode.ts";

/** What a model is to answer. */
export const rewrittenQuestionSchema = z.object({
	stem: z.string().trim().min(1).max(4_000),
	options: z.array(z.string().trim().min(1).max(1_000)).length(4),
	key: z.string(),
	evidence: z.array(z.string()).max(100),
});

type Former = { readonly question: QuestionContent; readonly image: ImageContent };

export type RewrittenQuestion =
	| { readonly kind: "question"; readonly question: QuestionContent }
	/** `reason` goes on from "it gave no question that can be read:". */
	| { readonly kind: "unreadable"; readonly reason: string }
	| { readonly kind: "unchanged" };

/**
 * A model's answer as the question in new words: of the former one's image, type and parents, nobody's derivation, its evidence kept to regions that there
 * are. Words that marked a region before, and stand in it once, mark it again.
 */
export function readRewrittenQuestion(said: string, { question: former, image }: Former): RewrittenQuestion {
	const answer = rewrittenQuestionSchema.safeParse(parseJson(said));
	if (!answer.success) return { kind: "unreadable", reason: "it is not the JSON that was asked for" };
	const { stem, options, evidence: named } = answer.data;
	const key = letterSchema.safeParse(answer.data.key.trim().toUpperCase());
	if (!key.success || key.data > "D") return { kind: "unreadable", reason: "its key is none of its options" };
	if (![stem, ...options].every(isStorableText)) return { kind: "unreadable", reason: "its text cannot be stored" };
	if (isSame({ stem, options, key: key.data }, former)) return { kind: "unchanged" };
	const wanted = named.map((name) => name.trim().toLowerCase());
	const found = image.regions.filter((region) => wanted.includes(region.key));
	const kept = found.length > 0 ? found : image.regions.filter((region) => former.evidence.some((one) => one.region === region.key));
	const { v, kind, image: imageKey, stage, type, parents } = former;
	const question = questionContentSchema.safeParse({
		...{ v, kind, image: imageKey, stage, type, parents },
		origin: "model",
		stem,
		mentions: markAgain(stem, former),
		options,
		key: key.data,
		evidence: kept.map(({ key: region, label, box }) => ({ region, label, box })),
		derivation: null,
		restsOn: [
			...former.restsOn.filter(({ role }) => role === "parent"),
			...pinParts(
				{ key: former.image, content: image },
				kept.map((region) => region.key),
			),
		],
	});
	return question.success ? { kind: "question", question: question.data } : { kind: "unreadable", reason: "two of its options say the same" };
}

/** The JSON in what was said, whatever stands around it. */
function parseJson(said: string): unknown {
	try {
		return JSON.parse(said.slice(said.indexOf("{"), said.lastIndexOf("}") + 1));
	} catch {
		return undefined;
	}
}

/** The same words with the same answer, in whatever order its options stand. */
function isSame(one: Pick<QuestionContent, "stem" | "options" | "key">, other: Pick<QuestionContent, "stem" | "options" | "key">): boolean {
	const words = ({ stem, options, key }: typeof one): string => JSON.stringify([stem, options.toSorted(), options["ABCDEFGH".indexOf(key)]]).toLowerCase();
	return words(one) === words(other);
}

function markAgain(stem: string, former: QuestionContent): Mention[] {
	const letters = Array.from(former.stem);
	return former.mentions.flatMap(({ start, end, region }) => {
		const words = letters.slice(start, end).join("");
		const at = stem.indexOf(words);
		if (at === -1 || stem.indexOf(words, at + 1) !== -1) return [];
		const from = codePointLength(stem.slice(0, at));
		return [{ start: from, end: from + codePointLength(words), region }];
	});
}

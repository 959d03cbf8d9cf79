import { z } from "zod";
import type { CallFailure } from "#lib/inference/judge-failure.ts";
import { type ReadReply, readReply } from "#lib/inference/read-reply.ts";

const count = z.number().int().nonnegative().nullish();

/** What a server sends back of one choice, by chat or by raw prompt: as much of it as is read; the rest is kept as it came. */
export const rawReplySchema = z.looseObject({
	model: z.string().nullish(),
	system_fingerprint: z.string().nullish(),
	choices: z
		.array(
			z.looseObject({
				finish_reason: z.string().nullish(),
				text: z.string().nullish(),
				message: z.looseObject({ content: z.string().nullish(), reasoning: z.string().nullish(), reasoning_content: z.string().nullish() }).nullish(),
			}),
		)
		.min(1),
	usage: z.looseObject({ prompt_tokens: count, completion_tokens: count, prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish() }).nullish(),
});
export type RawReply = z.infer<typeof rawReplySchema>;

export type Usage = { readonly promptTokens: number | null; readonly completionTokens: number | null; readonly cachedTokens: number | null };

/** The words of a reply, whichever door they came by. */
export function readRawReply({ choices: [choice] }: RawReply): ReadReply {
	return readReply({ ...choice?.message, content: choice?.message?.content ?? choice?.text ?? null });
}

export function usageOf({ usage }: RawReply): Usage {
	return {
		promptTokens: toCount(usage?.prompt_tokens),
		completionTokens: toCount(usage?.completion_tokens),
		cachedTokens: toCount(usage?.prompt_tokens_details?.cached_tokens),
	};
}

/** No model reads or says so much: such a number counts nothing. */
const COUNT_MAX = 2 ** 31 - 1;

function toCount(told: number | null | undefined): number | null {
	return told === null || told === undefined || told > COUNT_MAX ? null : told;
}

/** A reply that came whole may still be none: broken off, or withheld. Null where it is one. */
export function faultOfReply({ choices: [choice] }: RawReply): CallFailure | null {
	if (choice?.finish_reason === "abort") return { kind: "finish", reason: "abort" };
	if (choice?.finish_reason === "content_filter") return { kind: "finish", reason: "content_filter" };
	return null;
}

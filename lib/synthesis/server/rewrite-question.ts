import "server-only";
import { z } from "zod";
import type { ImageContent } from "#lib/images/schema.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { phraseRewritePrompt, REWRITE_PROMPT_VERSION } from "#lib/synthesis/phrase-rewrite-prompt.ts";
import { readRewrittenQuestion, rewrittenQuestionSchema } from "#lib/synthesis/read-rewritten-question.ts";
import type { Sampling } from "#lib/synthesis/recipe-schema.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";

type Rewriting = {
	readonly question: QuestionContent;
	readonly image: ImageContent;
	readonly instruction: string;
	/** Which time somebody asks for it anew; an answer that cannot be read is asked for once more, by the next number. */
	readonly attempt: number;
};

export type Rewritten =
	| { readonly kind: "question"; readonly question: QuestionContent; readonly generation: string }
	| { readonly kind: "failed"; readonly reason: "length" | "unchanged" }
	| { readonly kind: "unreadable"; readonly detail: string };

/** Room for a model that thinks first. */
const SAMPLING: Sampling = { temperature: 0.8, topP: 0.95, maxTokens: 2_048 };
const TRIES = 2;
const SEEDS_PER_ATTEMPT = 1_000;
const SCHEMA = z.toJSONSchema(rewrittenQuestionSchema.extend({ key: z.enum(["A", "B", "C", "D"]) }));

/** A question in new words by a model, which sees the picture where it can. @throws what `asker.ask` throws */
export async function rewriteQuestion(rewriting: Rewriting, asker: Pick<Asker, "profile" | "ask">): Promise<Rewritten> {
	let detail = "";
	for (let attempt = rewriting.attempt; attempt < rewriting.attempt + TRIES; attempt += 1) {
		const { key: generation, reply } = await asker.ask(await toCall({ ...rewriting, attempt }, asker.profile.images));
		if (reply.choices[0]?.finish_reason === "length") return { kind: "failed", reason: "length" };
		const said = readRawReply(reply);
		const read = said.kind === "read" ? readRewrittenQuestion(said.said, rewriting) : ({ kind: "unreadable", reason: "it closed its thought twice" } as const);
		if (read.kind === "question") return { kind: "question", question: { ...read.question, generations: [generation] }, generation };
		if (read.kind === "unchanged") return { kind: "failed", reason: "unchanged" };
		detail = read.reason;
	}
	return { kind: "unreadable", detail };
}

async function toCall({ question, image, instruction, attempt }: Rewriting, seesPicture: boolean): Promise<ModelCall> {
	return {
		stage: "rewrite",
		promptVersion: REWRITE_PROMPT_VERSION,
		inputs: { kind: "chat", ...phraseRewritePrompt({ question, image, seesPicture, instruction }), begun: null },
		parameters: { ...SAMPLING, seed: attempt * SEEDS_PER_ATTEMPT, schema: SCHEMA },
		image: seesPicture ? await toSentImage(image, question) : null,
		sample: 0,
		attempt,
	};
}

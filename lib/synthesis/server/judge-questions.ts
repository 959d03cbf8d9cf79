import "server-only";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { drawSeed } from "#lib/synthesis/draw-seed.ts";
import type { Filtered, FilteredQuestion } from "#lib/synthesis/filter-questions.ts";
import { judgeVerdicts, verdictSchema } from "#lib/synthesis/judge-verdicts.ts";
import { phraseVerifyPrompt, VERIFY_PROMPT_VERSION } from "#lib/synthesis/phrase-verify-prompt.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import { askForJson } from "#lib/synthesis/server/ask-for-json.ts";
import type { Answer } from "#lib/synthesis/server/ask-until-read.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { sendSmaller } from "#lib/synthesis/server/send-smaller.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

type Verifier = NonNullable<StageOf<"filter">["verifier"]>;

export type JudgeInput = { readonly image: ImageContent; readonly questions: readonly FilteredQuestion[] /** Of the run. */; readonly seed: number };

const STAGE = "verify";
const VERDICT_FORMAT = z.toJSONSchema(verdictSchema);

/**
 * The questions to which a VLM that sees the picture, and not the key, comes to the key in most of its samples. What falls says how many did.
 * @throws AppError invalid for a server without eyes; CallRefused where the server may answer some time later
 */
export async function judgeQuestions({ image, questions, seed }: JudgeInput, verifier: Verifier, asker: Asker): Promise<Filtered> {
	if (!asker.profile.images) throw new AppError("invalid", `${asker.server.name} does not look at pictures.`);
	const judged = await Promise.all(
		questions.map(async (one) => {
			const replies = await askAll(one, { image, seed, verifier, asker });
			const verdicts = replies.map((reply) => (reply.kind === "answered" ? reply.value : null));
			const { reason, against } = judgeVerdicts(verdicts, one.question.key);
			if (reason === null) return { one, rejection: null };
			const sample = `${toExcerpt(one.question.stem)} (${replies.length - against.length} of ${replies.length} came to the key)`;
			return { one, rejection: { reason, sample, generation: generationOf(replies[against[0] ?? 0]) } };
		}),
	);
	return {
		kept: judged.filter(({ rejection }) => rejection === null).map(({ one }) => one),
		rejected: judged.map(({ rejection }) => rejection).filter((rejection) => rejection !== null),
	};
}

type Asked = { readonly image: ImageContent; readonly seed: number; readonly verifier: Verifier; readonly asker: Asker };
type Reply = Answer<z.infer<typeof verdictSchema>>;

async function askAll({ key, question }: FilteredQuestion, { image, seed, verifier, asker }: Asked): Promise<readonly Reply[]> {
	const picture = await toSentImage(image, question);
	return Promise.all(
		Array.from({ length: verifier.samples }, (_, sample) => {
			const seedOf = (attempt: number) => drawSeed(seed, key, STAGE, sample, attempt);
			const call: ModelCall = {
				stage: STAGE,
				promptVersion: VERIFY_PROMPT_VERSION,
				inputs: { kind: "chat", ...phraseVerifyPrompt(question), begun: null },
				parameters: { ...verifier.sampling, seed: seedOf(1) },
				image: picture,
				sample,
				attempt: 1,
			};
			return askForJson(asker, { call, seedOf, schema: verdictSchema, format: VERDICT_FORMAT, shorten: sendSmaller(image, question) });
		}),
	);
}

function generationOf(reply: Reply | undefined): string | null {
	if (reply === undefined) return null;
	return reply.kind === "answered" ? reply.generation : reply.rejection.generation;
}

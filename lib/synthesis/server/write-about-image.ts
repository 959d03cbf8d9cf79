import "server-only";
import { z } from "zod";
import type { ImageContent } from "#lib/images/schema.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { chooseWriteTargets } from "#lib/synthesis/choose-write-targets.ts";
import type { DraftQuestion } from "#lib/synthesis/draft-question.ts";
import { drawSeed } from "#lib/synthesis/draw-seed.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import { CAPTION_WRITE_PROMPT_VERSION, phraseCaptionWritePrompt } from "#lib/synthesis/phrase-caption-write-prompt.ts";
import { phraseWritePrompt, WRITE_PROMPT_VERSION } from "#lib/synthesis/phrase-write-prompt.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import { askForJson } from "#lib/synthesis/server/ask-for-json.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { sendSmaller } from "#lib/synthesis/server/send-smaller.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";
import { toDraftQuestion } from "#lib/synthesis/to-draft-question.ts";
import { type CaptionQuestion, captionQuestionsSchema, type WriterQuestion, writtenQuestionSchema } from "#lib/synthesis/written-question-schema.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

type Params = StageOf<"write">;

export type WriteInput = { readonly imageKey: string; readonly image: ImageContent /** Of the run. */; readonly seed: number };

export type Drafted = { readonly kept: readonly DraftQuestion[]; readonly rejected: readonly Rejection[] };

const STAGE = "write";
const QUESTION_FORMAT = z.toJSONSchema(writtenQuestionSchema);
const QUESTIONS_FORMAT = z.toJSONSchema(captionQuestionsSchema);
/** In one answer from captions; more are asked for by further calls. */
const CAPTION_QUESTIONS_MAX = 10;

/**
 * Has a writer ask about an image, thing by thing, each in a call of its own; or about what its captions say, many at once. What it wrote is not checked
 * yet. An image without captions, or without regions large enough, gives nothing by them.
 * @throws CallRefused where the server may answer some time later
 */
export function writeAboutImage(input: WriteInput, params: Params, asker: Asker): Promise<Drafted> {
	return params.from === "captions" ? writeFromCaptions(input, params, asker) : writeFromRegions(input, params, asker);
}

async function writeFromRegions(input: WriteInput, params: Params, asker: Asker): Promise<Drafted> {
	const { image, imageKey, seed } = input;
	const picture = asker.profile.images ? await toSentImage(image, { mentions: [] }) : null;
	const shorten = picture && sendSmaller(image, { mentions: [] });
	const targets = chooseWriteTargets(image, params.perImage, `${seed} ${imageKey}`);
	const written = await Promise.all(
		targets.map(async (target) => {
			const called = { name: `${target.regions.join(" ")} ${target.sample}`, promptVersion: WRITE_PROMPT_VERSION, sample: target.sample };
			const call = toCall(input, params, { ...called, prompt: phraseWritePrompt(image, target.regions), picture });
			const reply = await askForJson(asker, { ...call, schema: writtenQuestionSchema, format: QUESTION_FORMAT, shorten });
			return reply.kind === "rejected" ? rejected(reply.rejection) : toDrafted(imageKey, [reply.value], reply.generation);
		}),
	);
	return join(written);
}

async function writeFromCaptions(input: WriteInput, params: Params, asker: Asker): Promise<Drafted> {
	if (input.image.captions.length === 0) return { kept: [], rejected: [] };
	const calls = Math.ceil(params.perImage / CAPTION_QUESTIONS_MAX);
	const written = await Promise.all(
		Array.from({ length: calls }, async (_, sample) => {
			const count = Math.min(CAPTION_QUESTIONS_MAX, params.perImage - sample * CAPTION_QUESTIONS_MAX);
			const prompt = phraseCaptionWritePrompt(input.image, count);
			const call = toCall(input, params, { name: `captions ${sample}`, promptVersion: CAPTION_WRITE_PROMPT_VERSION, sample, prompt, picture: null });
			const reply = await askForJson(asker, { ...call, schema: captionQuestionsSchema, format: QUESTIONS_FORMAT, shorten: null });
			if (reply.kind === "rejected") return rejected(reply.rejection);
			return toDrafted(input.imageKey, reply.value.questions.slice(0, count), reply.generation);
		}),
	);
	return join(written);
}

type Called = {
	/** What tells the call's seed from those of the image's others. */
	readonly name: string;
	readonly promptVersion: string;
	readonly prompt: { readonly system: string; readonly user: string };
	readonly picture: ModelCall["image"];
	readonly sample: number;
};

function toCall({ imageKey, seed }: WriteInput, { sampling }: Params, { name, promptVersion, prompt, picture, sample }: Called) {
	const seedOf = (attempt: number) => drawSeed(seed, imageKey, name, attempt);
	const call: ModelCall = {
		stage: STAGE,
		promptVersion,
		inputs: { kind: "chat", ...prompt, begun: null },
		parameters: { ...sampling, seed: seedOf(1) },
		image: picture,
		sample,
		attempt: 1,
	};
	return { call, seedOf };
}

/** Named by the reply: questions of one that was asked otherwise stand beside these. */
function toDrafted(imageKey: string, written: readonly (WriterQuestion | CaptionQuestion)[], generation: string): Drafted {
	const drafts = written.map((one, index) => toDraftQuestion(one, { key: keyOf({ image: imageKey, generation, index }), generation }));
	const unstorable = written.filter((_, index) => drafts[index] === null);
	return {
		kept: drafts.filter((draft) => draft !== null),
		rejected: unstorable.map(({ stem }) => ({
			reason: "words that cannot be kept",
			sample: toExcerpt(stem),
			generation,
		})),
	};
}

function rejected(rejection: Rejection): Drafted {
	return { kept: [], rejected: [rejection] };
}

function join(written: readonly Drafted[]): Drafted {
	return { kept: written.flatMap(({ kept }) => kept), rejected: written.flatMap((one) => one.rejected) };
}

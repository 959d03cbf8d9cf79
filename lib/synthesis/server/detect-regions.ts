import "server-only";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { detectionSchema } from "#lib/inference/detection-schema.ts";
import type { ModelCall, SentImage } from "#lib/inference/model-call.ts";
import { addFoundRegions, type FoundBox } from "#lib/synthesis/add-found-regions.ts";
import { drawSeed } from "#lib/synthesis/draw-seed.ts";
import { findBoxNotion } from "#lib/synthesis/find-box-notion.ts";
import { listNounPhrases } from "#lib/synthesis/list-noun-phrases.ts";
import { matchPhrase } from "#lib/synthesis/match-phrase.ts";
import { DETECT_PROMPT_VERSION, phraseDetectPrompt } from "#lib/synthesis/phrase-detect-prompt.ts";
import { readVlmBoxes, type VlmBoxes, type VlmBoxNotion } from "#lib/synthesis/read-vlm-boxes.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import { askUntilRead } from "#lib/synthesis/server/ask-until-read.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { sendSmaller } from "#lib/synthesis/server/send-smaller.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";
import { toSentSize } from "#lib/synthesis/to-sent-size.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

type Params = StageOf<"detect">;

export type DetectInput = { readonly imageKey: string; readonly image: ImageContent /** Of the run. */; readonly seed: number };

export type DetectedRegions = { /** As it was, where nothing new was found. */ readonly kept: ImageContent; readonly rejected: readonly Rejection[] };

type Found = { readonly boxes: readonly FoundBox[]; readonly rejected: readonly Rejection[] };
type Asked = DetectInput & { readonly params: Params; readonly phrases: readonly string[]; readonly picture: SentImage };

const STAGE = "detect";
/** More of them in one call, and a detector mixes them up; its text has room for 256 tokens. */
const PHRASES_A_CALL = 10;
const BOXES_MAX = 100;
const THINGS_FORMAT = z.toJSONSchema(z.object({ things: z.array(z.object({ bbox_2d: z.array(z.number()).length(4), label: z.string() })) }));

/**
 * An image with boxes for what its captions speak of, found by a detector or by a VLM, beside those that it has; people correct them.
 * @throws AppError invalid for a server that is neither, or whose boxes nobody here can read; CallRefused where it may answer some time later
 */
export async function detectRegions(input: DetectInput, params: Params, asker: Asker): Promise<DetectedRegions> {
	const { image } = input;
	const { server, profile } = asker;
	const isDetector = profile.kind === "detector";
	if (isDetector !== (params.by === "detector")) throw new AppError("invalid", `${server.name} is ${isDetector ? "a detector, and no VLM" : "no detector"}.`);
	if (!profile.images) throw new AppError("invalid", `${server.name} does not look at pictures.`);
	const phrases = listNounPhrases(image.captions);
	if (phrases.length === 0) return { kept: image, rejected: [] };
	const asked = { ...input, params, phrases, picture: await toSentImage(image, { mentions: [] }) };
	const { boxes, rejected } = isDetector ? await askDetector(asked, asker) : await askVlm(asked, asker);
	const added = addFoundRegions(image, boxes, { ...params, model: profile.model });
	return {
		kept: added.image,
		rejected: [...rejected, ...added.rejected.map(({ found, reason }) => ({ reason, sample: sampleOf(found), generation: found.generation }))],
	};
}

function sampleOf({ label, box: { x, y, width, height }, score }: FoundBox): string {
	const corners = [x, y, x + width, y + height].map(Math.round).join(", ");
	return `${toExcerpt(label)} at [${corners}]${score === null ? "" : `, score ${score.toFixed(2)}`}`;
}

async function askDetector(asked: Asked, asker: Asker): Promise<Found> {
	const batches = Array.from({ length: Math.ceil(asked.phrases.length / PHRASES_A_CALL) }, (_, at) =>
		asked.phrases.slice(at * PHRASES_A_CALL, (at + 1) * PHRASES_A_CALL),
	);
	const found = await Promise.all(
		batches.map(async (phrases): Promise<Found> => {
			const inputs = { kind: "detect" as const, phrases, scoreMin: asked.params.scoreMin, boxesMax: BOXES_MAX };
			const call = { ...toCall(asked), inputs, parameters: { ...asked.params.sampling, seed: null } };
			const answer = await askUntilRead(asker, { call, read: readDetection, isCutRead: false, seedOf: () => 0, shorten: null });
			if (answer.kind === "rejected") return { boxes: [], rejected: [answer.rejection] };
			const { width, height, boxes } = answer.value;
			const [across, down] = [asked.image.pixels.width / width, asked.image.pixels.height / height];
			const labelled = boxes.map(({ label, xyxy: [left, top, right, bottom], score }) => ({
				label,
				box: { x: left * across, y: top * down, width: (right - left) * across, height: (bottom - top) * down },
				score,
				generation: answer.generation,
			}));
			return matchAll(labelled, phrases);
		}),
	);
	return { boxes: found.flatMap(({ boxes }) => boxes), rejected: found.flatMap(({ rejected }) => rejected) };
}

function readDetection(said: string) {
	const { data } = detectionSchema.safeParse(JSON.parse(said));
	return data ? { kind: "read" as const, value: data } : { kind: "unreadable" as const, reason: "not the form asked for" };
}

async function askVlm(asked: Asked, asker: Asker): Promise<Found> {
	const { image, imageKey, params, seed, phrases } = asked;
	const known = findBoxNotion(asker.profile.model, toSentSize(image.pixels));
	if (known.kind === "unknown") throw new AppError("invalid", `It is not known how ${asker.profile.model} counts in its boxes.`);
	if (known.kind === "unfit picture")
		return { boxes: [], rejected: [{ reason: "a picture too narrow for the model", sample: image.source.fileName, generation: null }] };
	const seedOf = (attempt: number) => drawSeed(seed, imageKey, STAGE, attempt);
	const call: ModelCall = {
		...toCall(asked),
		inputs: { kind: "chat", ...phraseDetectPrompt(phrases), begun: null },
		parameters: { ...params.sampling, seed: seedOf(1), schema: THINGS_FORMAT },
	};
	const answer = await askUntilRead(asker, {
		call,
		// A list that was cut off, or that a model repeats without end, still has good boxes at its beginning.
		isCutRead: true,
		read: (said) => readThings(said, known.notion, image),
		seedOf,
		// Thousandths mean the same of a smaller picture, pixels do not.
		shorten: known.notion.kind === "thousandths" ? sendSmaller(image, { mentions: [] }) : null,
	});
	if (answer.kind === "rejected") return { boxes: [], rejected: [answer.rejection] };
	const { generation, value } = answer;
	const matched = matchAll(
		value.boxes.map(({ label, box }) => ({ label: label ?? "", box, score: null, generation })),
		phrases,
	);
	const refused = value.refused.map(({ said, reason }): Rejection => ({ reason, sample: toExcerpt(said), generation }));
	return { boxes: matched.boxes, rejected: [...refused, ...matched.rejected] };
}

function readThings(said: string, notion: VlmBoxNotion, image: ImageContent) {
	const value: VlmBoxes = readVlmBoxes(said, { notion, image: image.pixels });
	const isEmpty = value.boxes.length + value.refused.length === 0;
	return isEmpty && !/"things"\s*:\s*\[\s*\]/.test(said) ? { kind: "unreadable" as const, reason: "no boxes" } : { kind: "read" as const, value };
}

function toCall({ picture }: Asked): Pick<ModelCall, "stage" | "promptVersion" | "image" | "sample" | "attempt"> {
	return { stage: STAGE, promptVersion: DETECT_PROMPT_VERSION, image: picture, sample: 0, attempt: 1 };
}

/** Boxes under the phrases that were asked for. */
function matchAll(found: readonly FoundBox[], phrases: readonly string[]): Found {
	const matched = found.map((one) => ({ one, phrase: matchPhrase(one.label, phrases) }));
	return {
		boxes: matched.flatMap(({ one, phrase }) => (phrase === null ? [] : [{ ...one, label: phrase }])),
		rejected: matched
			.filter(({ phrase }) => phrase === null)
			.map(({ one }) => ({ reason: "label that nobody asked for", sample: sampleOf(one), generation: one.generation })),
	};
}

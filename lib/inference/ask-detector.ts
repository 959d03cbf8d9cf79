import "server-only";
import { APIConnectionError } from "openai";
import { detectionSchema } from "#lib/inference/detection-schema.ts";
import type { CallInputs, SentImage } from "#lib/inference/model-call.ts";
import type { Replica } from "#lib/inference/open-client.ts";
import type { RawReply } from "#lib/inference/raw-reply.ts";

type Asked = { readonly inputs: CallInputs & { readonly kind: "detect" }; readonly image: SentImage | null };

/** How sure a detector must be that a box is the phrase's, beside that it is anything. */
const TEXT_THRESHOLD = 0.25;

/**
 * One call of `POST /detect` (`interop.md` D). What it answers is kept as any model's reply is, as the words of one: JSON of `detectionSchema`.
 * @throws what `failureOf` reads
 */
export async function askDetector(
	replica: Replica,
	{ inputs, image }: Asked,
	request: { readonly timeout: number; readonly signal: AbortSignal },
): Promise<RawReply> {
	const body = {
		image: { base64: Buffer.from(image?.bytes ?? []).toString("base64") },
		labels: inputs.phrases,
		tasks: ["box"],
		box_threshold: inputs.scoreMin,
		text_threshold: TEXT_THRESHOLD,
		max_boxes: inputs.boxesMax,
	};
	const answer = await replica.openai.post<unknown>(`${replica.url.replace(/\/v1$/, "")}/detect`, { ...request, body });
	const { data: detection } = detectionSchema.safeParse(answer);
	if (!detection) throw new APIConnectionError({ message: "not a detector's answer" });
	const { model, version } = detection;
	return { model, system_fingerprint: version, choices: [{ finish_reason: "stop", message: { content: JSON.stringify(detection) } }] };
}

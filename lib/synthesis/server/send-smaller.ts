import "server-only";
import type { ImageContent } from "#lib/images/schema.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";

/** Less than half of the usual side, and so about a fifth of the tokens; what is asked about can still be made out. */
const SMALL_SIDE_PX = 560;

/** The same call with a smaller picture, for a model that has no room for the usual one. */
export function sendSmaller(image: ImageContent, marking: Pick<QuestionContent, "mentions">): (call: ModelCall) => Promise<ModelCall> {
	return async (call) => ({ ...call, image: await toSentImage(image, marking, SMALL_SIDE_PX) });
}

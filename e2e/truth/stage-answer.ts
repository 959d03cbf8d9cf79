import type { Asked } from "#e2e/inference-server/asked.ts";
import type { Truth } from "#e2e/truth/truth.ts";

/** How the tests' model answers the calls of one stage. It knows them by the stage's own prompt, so that the two cannot drift apart. */
export type StageAnswer = {
	readonly isAsked: (asked: Asked) => boolean;
	readonly answer: (asked: Asked, truth: Truth) => Promise<string>;
};

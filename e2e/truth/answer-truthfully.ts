import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { answerAblation } from "#e2e/truth/answer-ablation.ts";
import { answerCompose } from "#e2e/truth/answer-compose.ts";
import { answerDetect } from "#e2e/truth/answer-detect.ts";
import { answerExpand } from "#e2e/truth/answer-expand.ts";
import { answerThink } from "#e2e/truth/answer-think.ts";
import { answerVerify } from "#e2e/truth/answer-verify.ts";
import { answerWrite } from "#e2e/truth/answer-write.ts";
import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import type { Truth } from "#e2e/truth/truth.ts";

const STAGES: readonly StageAnswer[] = [answerDetect, answerWrite, answerVerify, answerCompose, answerAblation, answerThink, answerExpand];

/** A model that knows the truth about its images, and errs as often as it is told to. What belongs to no stage it answers as a probe. */
export function answerTruthfully(truth: Truth): Answerer {
	return (asked) => STAGES.find(({ isAsked }) => isAsked(asked))?.answer(asked, truth) ?? answerProbe(asked);
}

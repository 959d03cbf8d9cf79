"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { askForCandidateSchema, candidateTargetSchema } from "#lib/synthesis/candidate-schema.ts";
import { writeQuestionsSchema } from "#lib/synthesis/schema.ts";
import { askForCandidate } from "#lib/synthesis/server/ask-for-candidate.ts";
import { keepFormer } from "#lib/synthesis/server/keep-former.ts";
import { startWritingQuestions } from "#lib/synthesis/server/start-writing-questions.ts";

export const startWriting = defineAction(writeQuestionsSchema, startWritingQuestions);
export const askForCandidateAction = defineAction(askForCandidateSchema, askForCandidate);
export const keepFormerAction = defineAction(candidateTargetSchema, keepFormer);

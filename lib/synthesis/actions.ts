"use server";
import { defineAction } from "#lib/actions/define-action.ts";
import { writeQuestionsSchema } from "#lib/synthesis/schema.ts";
import { startWritingQuestions } from "#lib/synthesis/server/start-writing-questions.ts";

export const startWriting = defineAction(writeQuestionsSchema, startWritingQuestions);

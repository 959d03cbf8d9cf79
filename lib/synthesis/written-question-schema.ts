import { z } from "zod";

/** What a writer may call its question. */
const WRITTEN_TYPES = ["recognition", "attribute", "counting", "spatial", "causal", "analogical"] as const;

const text = z.string().trim().min(1);

const captionQuestionSchema = z.object({ type: z.enum(WRITTEN_TYPES), stem: text, options: z.array(text).length(4), answer: text });

/** The answer to `phraseWritePrompt`. */
export const writtenQuestionSchema = captionQuestionSchema.extend({ evidence: z.array(text) });
export type WriterQuestion = z.infer<typeof writtenQuestionSchema>;

/** The answer to `phraseCaptionWritePrompt`. */
export const captionQuestionsSchema = z.object({ questions: z.array(captionQuestionSchema).min(1) });
export type CaptionQuestion = z.infer<typeof captionQuestionSchema>;

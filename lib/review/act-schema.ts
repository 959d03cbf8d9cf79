import { z } from "zod";
import { commandIdSchema, datasetIdSchema, subjectIdSchema } from "#lib/ids.ts";
import { regionChangeSchema } from "#lib/images/region-change.ts";
import { letterSchema, OPTION_LETTERS, optionTextSchema, stemSchema } from "#lib/questions/schema.ts";
import { decisionSchema } from "#lib/review/decision-schema.ts";
import { DEFECT_CODES } from "#lib/review/defect-taxonomy.ts";
import { itemViewSchema, progressSchema, reviewItemSchema } from "#lib/review/item-schema.ts";
import { judgedSchema, sightingSchema } from "#lib/review/judgement-schema.ts";

export const MAX_ACTS_PER_BATCH = 100;

export const actShape = {
	/** Made by the client, once per act: sending it again changes nothing. */
	commandId: commandIdSchema,
	datasetId: datasetIdSchema,
};

const sightedShape = {
	question: sightingSchema,
	/** The trace that was shown, null where the question has none. */
	trace: sightingSchema.nullable(),
	/** How long the item was on screen; null where it was not measured. */
	seconds: z.number().nonnegative().max(86_400).nullable(),
};

export const decideActSchema = z
	.strictObject({ kind: z.literal("decide"), ...actShape, ...sightedShape, decision: decisionSchema, defects: z.array(z.enum(DEFECT_CODES)).max(20) })
	.refine((act) => act.decision === "reject" || act.defects.length === 0, "only a rejection names defects");
export type DecideAct = z.infer<typeof decideActSchema>;

export const questionEditSchema = z
	.strictObject({ stem: stemSchema, options: z.array(optionTextSchema).min(2).max(OPTION_LETTERS.length), key: letterSchema })
	.refine((edit) => OPTION_LETTERS.indexOf(edit.key) < edit.options.length, "The key must be one of the options.")
	.refine((edit) => new Set(edit.options.map((option) => option.trim().toLowerCase())).size === edit.options.length, "Two options say the same.");
export type QuestionEdit = z.infer<typeof questionEditSchema>;

export const editActSchema = z.strictObject({ kind: z.literal("edit"), ...actShape, ...sightedShape, edit: questionEditSchema, accept: z.boolean() });
export type EditAct = z.infer<typeof editActSchema>;

export const MAX_REGION_CHANGES = 100;

/** What was made anew takes the place of what stands: of the trace where one is named, else of the question. */
export const takeActSchema = z.strictObject({
	kind: z.literal("take"),
	...actShape,
	question: sightingSchema,
	trace: sightingSchema.nullable(),
	/** The id of the command that asked for it. */
	candidate: commandIdSchema,
});
export type TakeAct = z.infer<typeof takeActSchema>;

/** One gesture over the boxes of an image, saved when it ended. `question` is what was on screen; it is answered with, and gets no new content by it. */
export const editRegionsActSchema = z.strictObject({
	kind: z.literal("edit-regions"),
	...actShape,
	question: z.strictObject({ id: subjectIdSchema }),
	image: subjectIdSchema,
	changes: z.array(regionChangeSchema).min(1).max(MAX_REGION_CHANGES),
});
export type EditRegionsAct = z.infer<typeof editRegionsActSchema>;

/** What somebody says of a trace or a pair, beside any decision. It is no content and changes none. */
export const judgeActSchema = z.strictObject({
	kind: z.literal("judge"),
	...actShape,
	question: sightingSchema,
	seconds: sightedShape.seconds,
	judged: judgedSchema,
});
export type JudgeAct = z.infer<typeof judgeActSchema>;

/** `undoes` null takes back my last act that is not undone yet, whichever that is. */
export const undoActSchema = z.strictObject({ kind: z.literal("undo"), ...actShape, undoes: commandIdSchema.nullable() });
export type UndoAct = z.infer<typeof undoActSchema>;

export const reviewActSchema = z.discriminatedUnion("kind", [
	decideActSchema,
	editActSchema,
	takeActSchema,
	editRegionsActSchema,
	judgeActSchema,
	undoActSchema,
]);
export type ReviewAct = z.infer<typeof reviewActSchema>;

/** `actor` is who did the acts: a browser in which somebody else has signed in since must not send them in that person's name. */
export const actBatchSchema = z.strictObject({ actor: z.string(), acts: z.array(reviewActSchema).min(1).max(MAX_ACTS_PER_BATCH) });

const answerShape = { commandId: commandIdSchema, questionId: subjectIdSchema.nullable() };

const changedShape = {
	item: itemViewSchema.nullable(),
	/** Where the image was changed: the other items of it, whose boxes and staleness are otherwise now. */
	others: z.array(reviewItemSchema).optional(),
};

/** What became of one act. `item` is the item as it stands now, given where the act or somebody else changed more than its outcome. */
export const actAnswerSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("recorded"), ...answerShape, ...changedShape }),
	z.strictObject({ kind: z.literal("replayed"), ...answerShape, ...changedShape }),
	z.strictObject({ kind: z.literal("conflict"), ...answerShape, message: z.string(), item: itemViewSchema }),
	z.strictObject({ kind: z.literal("refused"), ...answerShape, code: z.string(), message: z.string() }),
]);
export type ActAnswer = z.infer<typeof actAnswerSchema>;

/** `progress` is how far each dataset is that the acts were in, counted after them. */
export const batchAnswerSchema = z.strictObject({ answers: z.array(actAnswerSchema), progress: z.record(datasetIdSchema, progressSchema) });
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

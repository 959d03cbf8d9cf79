import type { OptionLetter, QuestionType } from "#lib/questions/schema.ts";

/** A question as a model wrote it, before anything of it was checked. */
export type DraftQuestion = {
	/** Of the subject that it becomes: the same run again makes the same one. */
	readonly key: string;
	readonly type: QuestionType;
	readonly stem: string;
	/** In an order that chance made. */
	readonly options: readonly string[];
	/** Of the one option that the model calls right; null where it is none, or not one. */
	readonly answer: OptionLetter | null;
	/** Keys of regions, whether there are such or not; null where it was written from captions alone. */
	readonly evidence: readonly string[] | null;
	readonly generation: string;
};

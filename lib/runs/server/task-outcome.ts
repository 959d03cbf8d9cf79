import "server-only";
import type { Content } from "#lib/history/content.ts";
import type { Split } from "#lib/history/schema.ts";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import type { SubjectId } from "#lib/ids.ts";
import type { Run, RunRole } from "#lib/runs/schema.ts";
import type { Tally } from "#lib/runs/server/add-tally.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";
import type { StageName } from "#lib/synthesis/recipe-schema.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";

/** A subject that a task brings: made where the dataset has none of its key, left as it is where it has. */
export type Draft = {
	readonly kind: "question" | "trace" | "pair";
	readonly key: string;
	/** A subject that is there, or the key of another draft, a question. */
	readonly parent: { readonly id: SubjectId } | { readonly key: string };
	readonly content: Content;
	readonly split: Split;
	/** The stage that it goes on to. */
	readonly next: TaskStage | null;
};

/** All that a task comes to, written in the transaction that ends it. */
export type TaskOutcome = {
	readonly drafts: readonly Draft[];
	/** What the image has become, where the task changed it. */
	readonly image: { readonly subject: Subject; readonly content: Content } | null;
	/** The stage that the task's own subject goes on to. */
	readonly next: TaskStage | null;
	readonly tallies: readonly Tally[];
	readonly rejections: readonly (Rejection & { readonly stage: StageName })[];
};

export type TaskContext = {
	readonly run: Run;
	/** Who answers in a role of the recipe. */
	readonly askerOf: (role: RunRole) => Asker;
	/** What a subject belongs to. */
	readonly above: (subject: Subject) => Promise<Subject>;
	/** Of the dataset, read once. */
	readonly vocabulary: () => Promise<Vocabulary>;
};

/** The work of a stage on one subject. It has no effects but calls to models: done again it asks the same and comes to the same. */
export type TaskWork = (subject: Subject, context: TaskContext) => Promise<TaskOutcome>;

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";
import { findSubjects, findSubjectsByKeys, type Subject } from "#lib/history/server/find-subjects.ts";
import { putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { generate } from "#lib/inference/server/generate.ts";
import { openSession, type ServerSession } from "#lib/inference/server/open-session.ts";
import type { JobContext } from "#lib/jobs/define-job.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import { THINK_PROMPT_VERSION } from "#lib/synthesis/phrase-think-prompt.ts";
import type { Sampling } from "#lib/synthesis/recipe-schema.ts";
import type { ThinkInput, ThinkReport } from "#lib/synthesis/schema.ts";
import { thinkAboutQuestion } from "#lib/synthesis/server/think-about-question.ts";
import type { TraceContent } from "#lib/traces/schema.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

/** LPT's sampling for simple traces (`method.md` §4.2). */
const SAMPLING: Sampling = { temperature: 0.7, topP: 0.8, repetitionPenalty: 1.05, maxTokens: 1_024 };
const QUESTIONS_A_PAGE = 50;
const COMMAND_KIND = "think";

type Context = Pick<JobContext, "signal" | "progress">;
type Asked = { readonly subject: Subject; readonly question: QuestionContent; readonly image: Subject };
type KeptThought = { readonly asked: Asked; readonly key: string; readonly trace: TraceContent };

/**
 * Has a VLM, which sees the picture, think about questions that were not rejected: so many simple traces each, undecided, whether they end in the key or
 * not. A page of questions is one transaction, all are one command. What is there already stays: run again, also after being killed, it adds what is
 * missing, and no reply is paid twice.
 * @throws AppError unavailable where the server is not fit or stays away
 */
export async function thinkAboutQuestions(actor: Actor, input: ThinkInput, { signal, progress }: Context): Promise<ThinkReport> {
	authorize(actor, "question:write");
	const report = { questions: 0, traces: 0, right: 0, wrong: 0, unparsed: 0, refused: {} as Record<string, number> };
	const session = await openSession(input.serverId);
	try {
		if (!session.profile.images) throw new AppError("invalid", `${session.server.name} does not look at pictures.`);
		progress(0, null);
		for await (const page of streamQuestions(input.datasetId, input.limit)) {
			signal.throwIfAborted();
			const thoughts = await thinkAboutPage(page, { input, session, signal, refuse: (reason) => (report.refused[reason] = (report.refused[reason] ?? 0) + 1) });
			await keepThoughts(actor, input, thoughts);
			for (const { asked, trace } of thoughts) {
				report.traces += 1;
				report[trace.answer === null ? "unparsed" : trace.answer === asked.question.key ? "right" : "wrong"] += 1;
			}
			report.questions += page.length;
			progress(report.questions, null);
		}
		return report;
	} finally {
		await session.close();
	}
}

async function* streamQuestions(datasetId: DatasetId, limit: number | null): AsyncGenerator<readonly Asked[]> {
	let left = limit ?? Number.POSITIVE_INFINITY;
	for (let after = ""; left > 0; ) {
		const { rows } = await database().pool.query<{ id: SubjectId; key: string }>(
			`SELECT id, key FROM subject WHERE dataset_id = $1 AND kind = 'question' AND key > $2 AND outcome NOT IN ('removed', 'rejected') AND stage <> '${HIDDEN_STAGE}'
			 ORDER BY key LIMIT $3`,
			[datasetId, after, Math.min(QUESTIONS_A_PAGE, left)],
		);
		const last = rows.at(-1);
		if (!last) return;
		const questions = await findSubjects(
			null,
			rows.map(({ id }) => id),
		);
		const images = await findSubjects(null, [...new Set([...questions.values()].flatMap(({ parentId }) => parentId ?? []))]);
		yield rows.flatMap(({ id }) => {
			const subject = questions.get(id);
			const image = subject?.parentId ? images.get(subject.parentId) : undefined;
			return subject && image && image.outcome !== "removed"
				? [{ subject, image, question: questionContentSchema.parse(JSON.parse(subject.body.toString("utf8"))) }]
				: [];
		});
		left -= rows.length;
		after = last.key;
	}
}

type Page = { readonly input: ThinkInput; readonly session: ServerSession; readonly signal: AbortSignal; readonly refuse: (reason: string) => void };

async function thinkAboutPage(page: readonly Asked[], { input, session, signal, refuse }: Page): Promise<readonly KeptThought[]> {
	const wanted = page.flatMap((asked) => Array.from({ length: input.samples }, (_, sample) => ({ asked, sample, key: keyOfThought(asked, sample, session) })));
	const known = await findSubjectsByKeys(null, { datasetId: input.datasetId, kind: "trace", keys: wanted.map(({ key }) => key) });
	const missing = wanted.filter(({ key }) => !known.has(key));
	const thoughts = await Promise.all(
		missing.map(async ({ asked: { subject, question, image }, sample }) => {
			const content = imageContentSchema.parse(JSON.parse(image.body.toString("utf8")));
			const thinking = { question, questionKey: subject.key, image: content, sampling: SAMPLING, seed: 0, sample, attempt: 1 };
			return thinkAboutQuestion(thinking, (call) => generate(session, call, { signal, whenDown: "wait" }));
		}),
	);
	return missing.flatMap(({ asked, key }, at): readonly KeptThought[] => {
		const thought = thoughts[at];
		if (thought?.kind === "rejected") refuse(thought.rejection.reason);
		return thought?.kind === "trace" ? [{ asked, key, trace: thought.trace }] : [];
	});
}

/** The same question at the same content, asked by the same words of the same model, has the same trace. */
function keyOfThought({ subject }: Asked, sample: number, { profile }: ServerSession): string {
	return keyOf({ question: subject.key, hash: subject.hash.toString("hex"), form: "simple", prompt: THINK_PROMPT_VERSION, model: profile.model, sample });
}

async function keepThoughts(actor: Actor, { datasetId, commandId, samples, serverId }: ThinkInput, thoughts: readonly KeptThought[]): Promise<void> {
	if (thoughts.length === 0) return;
	const fingerprint = sha256(canonicalBytes({ kind: COMMAND_KIND, datasetId, serverId, samples }));
	await withTransaction(async (tx) => {
		await recordCommand(tx, {
			id: commandId,
			datasetId,
			actor: actor.id,
			kind: COMMAND_KIND,
			fingerprint,
			answer: { engine: "vlm", prompt: THINK_PROMPT_VERSION },
		});
		await putSubjects(
			tx,
			{ id: commandId, datasetId },
			thoughts.map(({ asked, key, trace }) => ({
				id: createId<SubjectId>(),
				expectedSeq: 0,
				kind: "trace",
				key,
				parentId: asked.subject.id,
				content: toTraceContent(trace, asked.question),
				outcome: "undecided",
				split: asked.subject.split,
			})),
		);
	});
}

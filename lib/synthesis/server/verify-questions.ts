import "server-only";
import { database } from "#lib/db/database.ts";
import { findSubjects } from "#lib/history/server/find-subjects.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";
import { type ImageContent, imageContentSchema } from "#lib/images/schema.ts";
import { streamImageIds } from "#lib/images/server/stream-image-ids.ts";
import type { ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import { findParents } from "#lib/questions/server/find-parents.ts";
import type { QuestionsReport } from "#lib/synthesis/schema.ts";

const IMAGES_PER_PAGE = 50;
/** More are counted, and not listed. */
const DIFFERENCES_MAX = 1_000;

/**
 * Recomputes the key of every question that rules wrote, of the hidden ones too, and of those that were composed by rule in a model's words, image by image,
 * so that memory does not grow with the dataset.
 */
export async function verifyQuestions(datasetId: DatasetId): Promise<QuestionsReport> {
	const report = { checked: 0, stale: 0, differing: 0, differences: [] as { key: string; reason: string }[] };
	for await (const ids of streamImageIds(datasetId, IMAGES_PER_PAGE)) {
		const images = await loadImages(ids);
		const questions = await listQuestions(ids);
		const parents = await findParents(
			null,
			questions.flatMap(({ content }) => content ?? []),
		);
		for (const question of questions) {
			const reasons = differencesOf(question, images.get(question.parentId), (question.content && parents.get(question.content)) ?? []);
			if (reasons === null) continue;
			if (question.isStale) {
				report.stale += 1;
				continue;
			}
			report.checked += 1;
			report.differing += reasons.length > 0 ? 1 : 0;
			for (const reason of reasons) if (report.differences.length < DIFFERENCES_MAX) report.differences.push({ key: question.key, reason });
		}
	}
	return report;
}

type Question = {
	readonly key: string;
	readonly parentId: SubjectId;
	readonly isStale: boolean /** Null where the stored bytes cannot be read. */;
	readonly content: QuestionContent | null;
};
type Image = { readonly key: string; readonly content: ImageContent | null };

async function loadImages(ids: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, Image>> {
	const subjects = await findSubjects(null, ids);
	return new Map([...subjects].map(([id, { key, body }]) => [id, { key, content: imageContentSchema.safeParse(parseJson(body)).data ?? null }]));
}

async function listQuestions(imageIds: readonly SubjectId[]): Promise<readonly Question[]> {
	const { rows } = await database().pool.query<Omit<Question, "content"> & { readonly body: Buffer }>(
		`SELECT q.key, q.parent_id AS "parentId", EXISTS (SELECT FROM stale x WHERE x.subject_id = q.id) AS "isStale", c.body
		 FROM subject q JOIN content c ON c.hash = q.head_hash
		 WHERE q.parent_id = ANY ($1::uuid[]) AND q.kind = 'question' AND q.outcome <> 'removed' ORDER BY q.key COLLATE "C"`,
		[imageIds],
	);
	return rows.map(({ body, ...row }) => ({ ...row, content: questionContentSchema.safeParse(parseJson(body)).data ?? null }));
}

/** Null for a question that no rule answers for. */
function differencesOf({ content }: Question, image: Image | undefined, parents: readonly ParentQuestion[]): readonly string[] | null {
	if (!content) return ["it cannot be read as a question"];
	if (content.origin === "person" || (content.origin === "model" && content.stage === "grounded")) return null;
	if (!image?.content) return ["its image cannot be read"];
	if (content.image !== image.key) return [`it is about the image ${content.image}, and kept with ${image.key}`];
	return recomputeKey(content, image.content, parents).differences;
}

/** Bytes that somebody tampered with need not be JSON. */
function parseJson(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString("utf8"));
	} catch {
		return undefined;
	}
}

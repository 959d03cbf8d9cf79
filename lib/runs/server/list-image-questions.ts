import "server-only";
import { database } from "#lib/db/database.ts";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";
import type { SubjectId } from "#lib/ids.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";

export type ImageQuestion = { readonly key: string; readonly hash: string; readonly question: QuestionContent };

/** The questions of an image as they are, in the order of their keys, but for those that were rejected or taken away. */
export async function listImageQuestions(imageId: SubjectId): Promise<readonly ImageQuestion[]> {
	const { rows } = await database().pool.query<{ key: string; hash: Buffer; body: Buffer }>(
		`SELECT s.key, s.head_hash AS hash, c.body FROM subject s JOIN content c ON c.hash = s.head_hash
		 WHERE s.parent_id = $1 AND s.kind = 'question' AND s.stage <> '${HIDDEN_STAGE}' AND s.outcome NOT IN ('removed', 'rejected') ORDER BY s.key`,
		[imageId],
	);
	return rows.map(({ key, hash, body }) => ({ key, hash: hash.toString("hex"), question: questionContentSchema.parse(JSON.parse(body.toString("utf8"))) }));
}

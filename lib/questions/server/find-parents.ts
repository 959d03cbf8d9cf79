import "server-only";
import { database, type Tx } from "#lib/db/database.ts";
import type { ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";

/** The parents of each of the questions, in its order, as they were when it was made. Those whose stored bytes cannot be read are left out. */
export async function findParents(tx: Tx | null, questions: readonly QuestionContent[]): Promise<ReadonlyMap<QuestionContent, readonly ParentQuestion[]>> {
	const hashes = [...new Set(questions.flatMap(({ parents }) => parents.map(({ hash }) => hash)))];
	const found = new Map<string, QuestionContent>();
	if (hashes.length > 0) {
		const { rows } = await (tx ?? database().pool).query<{ hash: Buffer; body: Buffer }>("SELECT hash, body FROM content WHERE hash = ANY ($1::bytea[])", [
			hashes.map((hash) => Buffer.from(hash, "hex")),
		]);
		for (const { hash, body } of rows) {
			const { data } = questionContentSchema.safeParse(parseJson(body));
			if (data) found.set(hash.toString("hex"), data);
		}
	}
	return new Map(questions.map((question) => [question, question.parents.flatMap(({ key, hash }) => toParent(key, found.get(hash)))]));
}

function toParent(key: string, content: QuestionContent | undefined): readonly ParentQuestion[] {
	return content ? [{ key, content }] : [];
}

/** Bytes that somebody tampered with need not be JSON. */
function parseJson(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString("utf8"));
	} catch {
		return undefined;
	}
}

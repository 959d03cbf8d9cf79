import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import type { SubjectId } from "#lib/ids.ts";
import type { Judged } from "#lib/review/judgement-schema.ts";
import { readJudgement } from "#lib/review/read-judgement.ts";

/** What this person said of steps, stretches and pairs that stands on the present contents, by subject. Nobody else's: it would sway this one's. */
export async function findMyJudged(actor: Actor, subjects: readonly Subject[]): Promise<ReadonlyMap<SubjectId, readonly Judged[]>> {
	const { rows } = await database().pool.query<{ id: SubjectId; hash: string; aspect: string; target: string; value: unknown }>(
		`SELECT j.subject_id AS id, encode(j.hash, 'hex') AS hash, j.aspect, j.target, j.value
		 FROM judgement j JOIN unnest($1::uuid[], $2::bytea[]) AS s (id, hash) ON (j.subject_id, j.hash) = (s.id, s.hash)
		 WHERE j.reviewer = $3 AND j.aspect IN ('step', 'span', 'preference') AND j.withdrawn_by IS NULL ORDER BY j.id`,
		[subjects.map((subject) => subject.id), subjects.map((subject) => subject.hash), actor.id],
	);
	const judged = new Map<SubjectId, Judged[]>();
	for (const { id, hash, ...kept } of rows) {
		const one = readJudgement({ ...kept, subject: { id, hash } });
		if (one) judged.set(id, [...(judged.get(id) ?? []), one]);
	}
	return judged;
}

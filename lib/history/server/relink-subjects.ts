import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { RestsOn, SubjectKind } from "#lib/history/schema.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";

export type RelinkedSubject = {
	readonly id: SubjectId;
	readonly kind: SubjectKind;
	readonly isNew: boolean;
	readonly restsOn: RestsOn;
	readonly labels: readonly string[];
};

/**
 * Rebuilds the links and list labels of subjects from their new contents. The subjects rested on are held, so that a change of theirs
 * either is seen here or sees these links, and two who make their dependents anew do it one after the other. Returns the causes whose staleness may differ now.
 * @throws AppError conflict where a content rests on a subject that the dataset does not have
 */
export async function relinkSubjects(tx: Tx, datasetId: DatasetId, subjects: readonly RelinkedSubject[]): Promise<readonly SubjectId[]> {
	const changed = subjects.filter((subject) => !subject.isNew).map((subject) => subject.id);
	const causes = new Set<SubjectId>();
	if (changed.length > 0) {
		const former = await tx.query<{ cause: SubjectId }>(
			"SELECT on_id AS cause FROM link WHERE subject_id = ANY ($1::uuid[]) UNION SELECT cause_id FROM stale WHERE subject_id = ANY ($1::uuid[])",
			[changed],
		);
		for (const row of former.rows) causes.add(row.cause);
		await tx.query("DELETE FROM link WHERE subject_id = ANY ($1::uuid[])", [changed]);
		await tx.query("DELETE FROM subject_label WHERE subject_id = ANY ($1::uuid[])", [changed]);
	}
	await listLabels(tx, datasetId, subjects);
	const links = subjects.flatMap((subject) => linksOf(subject));
	if (links.length === 0) return [...causes];
	const onIds = await lockSubjects(tx, datasetId, links);
	await tx.query(
		`INSERT INTO link (subject_id, role, ordinal, on_id, on_part, on_hash)
		 SELECT * FROM unnest($1::uuid[], $2::link_role[], $3::int[], $4::uuid[], $5::text[], $6::bytea[])`,
		[
			links.map((link) => link.subjectId),
			links.map((link) => link.role),
			links.map((link) => link.ordinal),
			links.map((link) => onIds.get(`${link.kind} ${link.key}`)),
			links.map((link) => link.part),
			links.map((link) => Buffer.from(link.hash, "hex")),
		],
	);
	for (const id of onIds.values()) causes.add(id);
	const inherited = await tx.query<{ cause: SubjectId }>("SELECT DISTINCT cause_id AS cause FROM stale WHERE subject_id = ANY ($1::uuid[])", [
		[...onIds.values()],
	]);
	for (const row of inherited.rows) causes.add(row.cause);
	return [...causes];
}

type Link = RestsOn[number] & { readonly subjectId: SubjectId; readonly ordinal: number };

function linksOf(subject: RelinkedSubject): readonly Link[] {
	const next = new Map<string, number>();
	return subject.restsOn.map((rest) => {
		const ordinal = next.get(rest.role) ?? 0;
		next.set(rest.role, ordinal + 1);
		return { ...rest, subjectId: subject.id, ordinal };
	});
}

async function lockSubjects(tx: Tx, datasetId: DatasetId, links: readonly Link[]): Promise<ReadonlyMap<string, SubjectId>> {
	const wanted = new Map(links.map((link) => [`${link.kind} ${link.key}`, link]));
	const { rows } = await tx.query<{ id: SubjectId; kind: SubjectKind; key: string }>(
		`SELECT s.id, s.kind, s.key FROM subject s JOIN unnest($2::subject_kind[], $3::text[]) AS w (kind, key) ON s.kind = w.kind AND s.key = w.key
		 WHERE s.dataset_id = $1 ORDER BY s.id FOR NO KEY UPDATE OF s`,
		[datasetId, [...wanted.values()].map((link) => link.kind), [...wanted.values()].map((link) => link.key)],
	);
	const found = new Map(rows.map((row) => [`${row.kind} ${row.key}`, row.id]));
	const missing = [...wanted.keys()].find((name) => !found.has(name));
	if (missing) throw new AppError("conflict", `A content rests on the ${missing}, which the dataset does not have.`);
	return found;
}

/** Only questions are listed by label. */
async function listLabels(tx: Tx, datasetId: DatasetId, subjects: readonly RelinkedSubject[]): Promise<void> {
	const rows = subjects
		.filter((subject) => subject.kind === "question")
		.flatMap((subject) => [...new Set(subject.labels)].map((label) => ({ id: subject.id, label })));
	if (rows.length === 0) return;
	await tx.query(
		`INSERT INTO subject_label (dataset_id, label, subject_id, stage, type, outcome, split)
		 SELECT $1, l.label, s.id, s.stage, s.type, s.outcome, s.split FROM unnest($2::text[], $3::uuid[]) AS l (label, id) JOIN subject s ON s.id = l.id`,
		[datasetId, rows.map((row) => row.label), rows.map((row) => row.id)],
	);
}

import "server-only";
import { database } from "#lib/db/database.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";
import { createLabelTally, type LabelTally, tallyLabels, toVocabulary, type Vocabulary } from "#lib/synthesis/vocabulary.ts";

const PAGE = 5_000;

/** The labels of a dataset's images and which keep company, read page by page. */
export async function loadVocabulary(datasetId: DatasetId): Promise<Vocabulary> {
	const tally: LabelTally = createLabelTally();
	let after: SubjectId | null = null;
	for (;;) {
		const { rows }: { rows: { id: SubjectId; labels: string[] }[] } = await database().pool.query(
			`SELECT s.id, c.labels FROM subject s JOIN content c ON c.hash = s.head_hash
			 WHERE s.dataset_id = $1 AND s.kind = 'image' AND s.outcome NOT IN ('removed', 'rejected') AND ($2::uuid IS NULL OR s.id > $2)
			 ORDER BY s.id LIMIT ${PAGE}`,
			[datasetId, after],
		);
		for (const row of rows) tallyLabels(tally, row.labels);
		const last = rows.at(-1);
		if (!last || rows.length < PAGE) return toVocabulary(tally);
		after = last.id;
	}
}

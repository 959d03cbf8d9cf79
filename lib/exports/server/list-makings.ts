import "server-only";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";

const MAX_TOLD = 50;

type Row = { readonly kind: string; readonly at: Date; readonly answer: unknown };

/** The imports and writings that went before the snapshot, oldest first, with what each recorded of itself: engine, seed, counts. */
export async function listMakings({ connection, snapshot }: ExportPlan): Promise<readonly string[]> {
	const { rows } = await connection.query<Row>(
		`SELECT c.kind, c.at, c.answer FROM command c
		 WHERE c.dataset_id = $1 AND c.kind ~ '^(import|write)'
		   AND c.at < (SELECT p.at FROM version v JOIN command p ON p.id = v.command_id WHERE v.dataset_id = $1 AND v.number = $2)
		 ORDER BY c.at, c.id LIMIT ${MAX_TOLD}`,
		[snapshot.datasetId, snapshot.number],
	);
	return rows.map(({ kind, at, answer }) => [`${kind}, ${at.toISOString()}`, ...facts(answer)].join(", "));
}

function facts(answer: unknown): string[] {
	if (typeof answer !== "object" || answer === null) return [];
	return Object.entries(answer).flatMap(([name, value]) => (["string", "number"].includes(typeof value) ? [`${name} ${value}`] : []));
}

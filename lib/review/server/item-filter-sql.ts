import "server-only";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";
import type { DatasetId } from "#lib/ids.ts";
import type { ItemFilters } from "#lib/review/schema.ts";
import type { ItemCell } from "#lib/review/tally-items.ts";

export type ItemScan = {
	readonly datasetId: DatasetId;
	readonly filters: ItemFilters;
	/** The cells that can hold a match; read only where no label is chosen. */
	readonly cells: readonly ItemCell[];
	readonly direction: "older" | "newer";
	readonly fromId: string | null;
	readonly limit: number;
};

const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * Ids of the next `limit` items in one direction, from one index read per cell of the cube (or along the label), so that
 * a page costs the same at any depth.
 */
export function itemFilterSql(scan: ItemScan): { readonly text: string; readonly values: readonly unknown[] } {
	const { datasetId, filters, cells, limit } = scan;
	const [beyond, order] = scan.direction === "older" ? ["<", "DESC"] : [">", "ASC"];
	const from = scan.fromId ?? (scan.direction === "older" ? LAST_ID : FIRST_ID);
	if (filters.label !== null) {
		return {
			text: `SELECT l.subject_id AS id FROM subject_label l JOIN subject s ON s.id = l.subject_id
				WHERE l.dataset_id = $1 AND l.label = $2 AND l.subject_id ${beyond} $3 AND s.kind = 'question' AND s.outcome <> 'removed'
					AND ($5::outcome[] = '{}' OR s.outcome = ANY ($5)) AND ($6::text[] = '{}' OR s.stage = ANY ($6)) AND ($7::text[] = '{}' OR s.type = ANY ($7))
				ORDER BY l.subject_id ${order} LIMIT $4`,
			values: [datasetId, filters.label, from, limit, filters.state, filters.stage, filters.type],
		};
	}
	if (filters.state.length + filters.stage.length + filters.type.length === 0) {
		return {
			text: `SELECT id FROM subject WHERE dataset_id = $1 AND kind = 'question' AND outcome <> 'removed' AND stage <> '${HIDDEN_STAGE}' AND id ${beyond} $2 ORDER BY id ${order} LIMIT $3`,
			values: [datasetId, from, limit],
		};
	}
	return {
		text: `SELECT found.id FROM unnest($4::text[], $5::text[], $6::outcome[]) cell (stage, type, outcome)
			CROSS JOIN LATERAL (
				SELECT id FROM subject
				WHERE dataset_id = $1 AND kind = 'question' AND stage = cell.stage AND type = cell.type AND outcome = cell.outcome AND id ${beyond} $2
				ORDER BY id ${order} LIMIT $3
			) found
			ORDER BY found.id ${order} LIMIT $3`,
		values: [datasetId, from, limit, cells.map((cell) => cell.stage), cells.map((cell) => cell.type), cells.map((cell) => cell.outcome)],
	};
}

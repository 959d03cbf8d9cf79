import "server-only";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { type ItemScan, itemFilterSql } from "#lib/review/server/item-filter-sql.ts";
import { tallyItems } from "#lib/review/tally-items.ts";

/** The statement that selects the ids of the items under the filters; where it reads by cells, those that the kept counts say hold any. */
export async function itemScanOf(scan: Omit<ItemScan, "cells">): Promise<{ readonly text: string; readonly values: readonly unknown[] }> {
	const { label, state, stage, type } = scan.filters;
	const isNarrowed = label === null && state.length + stage.length + type.length > 0;
	const cells = isNarrowed ? tallyItems(await countFacets(null, scan.datasetId, "cube"), scan.filters).cells : [];
	return itemFilterSql({ ...scan, cells });
}

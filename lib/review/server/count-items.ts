import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { countFacets } from "#lib/history/server/count-facets.ts";
import type { CountItemsInput, ItemFacets } from "#lib/review/schema.ts";
import { itemFilterSql } from "#lib/review/server/item-filter-sql.ts";
import { tallyItems } from "#lib/review/tally-items.ts";

/** Beyond this a crossing that is not counted beforehand is only said to hold more. */
const PROBE_MAX = 10_000;

/** How many items the filters let through, and how many each further choice would. */
export async function countItems(actor: Actor, input: CountItemsInput): Promise<ItemFacets> {
	authorize(actor, "dataset:read");
	const { total, state, stage, type, label } = tallyItems(await countFacets(null, input.dataset), input);
	return {
		total: total === null ? await probe(input) : { n: total, isCapped: false },
		state: [...state],
		stage: [...stage],
		type: [...type],
		label: [...label],
	};
}

async function probe(input: CountItemsInput): Promise<ItemFacets["total"]> {
	const scan = itemFilterSql({ datasetId: input.dataset, filters: input, cells: [], direction: "older", fromId: null, limit: PROBE_MAX + 1 });
	const { rows } = await database().pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${scan.text}) probed`, [...scan.values]);
	const n = rows[0]?.n ?? 0;
	return { n: Math.min(n, PROBE_MAX), isCapped: n > PROBE_MAX };
}

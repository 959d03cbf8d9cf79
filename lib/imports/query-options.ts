import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { requestJson } from "#lib/http/request-json.ts";
import type { DatasetId } from "#lib/ids.ts";
import { type ImportId, importRunsSchema, refusalPageSchema } from "#lib/imports/schema.ts";

export const importQueries = {
	all: () => ["imports"] as const,
	/** The newest imports into a dataset. */
	list: (datasetId: DatasetId) =>
		queryOptions({
			queryKey: [...importQueries.all(), "list", datasetId],
			queryFn: ({ signal }) => requestJson(importRunsSchema, `/api/imports?${new URLSearchParams({ datasetId })}`, { signal }),
		}),
	refusals: (importId: ImportId) =>
		infiniteQueryOptions({
			queryKey: [...importQueries.all(), "refusals", importId],
			queryFn: ({ signal, pageParam }) => requestJson(refusalPageSchema, `/api/imports/${importId}/refusals?after=${pageParam}`, { signal }),
			initialPageParam: 0,
			getNextPageParam: (page) => page.next,
		}),
};

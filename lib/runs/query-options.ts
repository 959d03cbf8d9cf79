import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { requestJson } from "#lib/http/request-json.ts";
import type { DatasetId, RunId } from "#lib/ids.ts";
import { type PlanRunInput, runEstimateSchema, runPageSchema, runStatusSchema } from "#lib/runs/schema.ts";

const LIVE_MS = 1_000;

export const runQueries = {
	all: () => ["runs"] as const,
	/** The newest first, page by page. */
	list: (datasetId?: DatasetId) =>
		infiniteQueryOptions({
			queryKey: [...runQueries.all(), "list", datasetId ?? null],
			queryFn: ({ signal, pageParam }) => {
				const asked = new URLSearchParams({ ...(datasetId && { datasetId }), ...(pageParam !== null && { before: String(pageParam) }) });
				return requestJson(runPageSchema, `/api/runs?${asked}`, { signal });
			},
			initialPageParam: null as number | null,
			getNextPageParam: (page) => page.before,
		}),
	/** Asked again each second while the run goes on. */
	status: (id: RunId) =>
		queryOptions({
			queryKey: [...runQueries.all(), "status", id],
			queryFn: ({ signal }) => requestJson(runStatusSchema, `/api/runs/${id}`, { signal }),
			refetchInterval: (query) => (query.state.data?.run.endedAt ? false : LIVE_MS),
		}),
	estimate: (input: PlanRunInput) =>
		queryOptions({
			queryKey: [...runQueries.all(), "estimate", input],
			queryFn: ({ signal }) => requestJson(runEstimateSchema, "/api/runs/estimate", { method: "POST", body: input, signal }),
		}),
};

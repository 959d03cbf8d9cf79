import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { requestJson } from "#lib/http/request-json.ts";
import type { DatasetId, RunId } from "#lib/ids.ts";
import { type PlanRunInput, runEstimateSchema, runPageSchema, runStatusSchema } from "#lib/runs/schema.ts";

const LIVE_MS = 1_000;
const LIST_LIVE_MS = 3_000;
/** Workers tell the last of what they did a moment after a run's end. */
const LAST_WORD_MS = 3_000;

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
			refetchInterval: (query) => (query.state.data?.pages.some(({ runs }) => runs.some(({ state }) => state === "running")) ? LIST_LIVE_MS : false),
		}),
	/** Asked again each second while the run goes on. */
	status: (id: RunId) =>
		queryOptions({
			queryKey: [...runQueries.all(), "status", id],
			queryFn: ({ signal }) => requestJson(runStatusSchema, `/api/runs/${id}`, { signal }),
			refetchInterval: ({ state: { data } }) => (data?.run.endedAt && Date.parse(data.at) - Date.parse(data.run.endedAt) > LAST_WORD_MS ? false : LIVE_MS),
		}),
	estimate: (input: PlanRunInput) =>
		queryOptions({
			queryKey: [...runQueries.all(), "estimate", input],
			queryFn: ({ signal }) => requestJson(runEstimateSchema, "/api/runs/estimate", { method: "POST", body: input, signal }),
		}),
};

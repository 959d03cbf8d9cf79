import { queryOptions } from "@tanstack/react-query";
import { requestJson } from "#lib/http/request-json.ts";
import type { DatasetId, JobId } from "#lib/ids.ts";
import { jobPageSchema, jobSchema } from "#lib/jobs/schema.ts";

export const jobQueries = {
	all: () => ["jobs"] as const,
	lists: () => [...jobQueries.all(), "list"] as const,
	/** The newest jobs, of one dataset or of all. */
	list: (datasetId?: DatasetId) =>
		queryOptions({
			queryKey: [...jobQueries.lists(), datasetId ?? null],
			queryFn: ({ signal }) => requestJson(jobPageSchema, `/api/jobs${datasetId ? `?datasetId=${datasetId}` : ""}`, { signal }),
		}),
	detail: (id: JobId) =>
		queryOptions({ queryKey: [...jobQueries.all(), "detail", id], queryFn: ({ signal }) => requestJson(jobSchema, `/api/jobs/${id}`, { signal }) }),
};

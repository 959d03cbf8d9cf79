import { queryOptions } from "@tanstack/react-query";
import { exportPreviewSchema, type PreviewQuery } from "#lib/exports/schema.ts";
import { requestJson } from "#lib/http/request-json.ts";

/** What the browser asks about exports. A snapshot never changes, so neither does its preview. */
export const exportQueries = {
	preview: ({ datasetId, snapshot }: PreviewQuery) =>
		queryOptions({
			queryKey: ["exports", "preview", datasetId, snapshot],
			queryFn: ({ signal }) =>
				requestJson(exportPreviewSchema, `/api/exports/preview?${new URLSearchParams({ datasetId, snapshot: String(snapshot) })}`, { signal }),
			staleTime: Number.POSITIVE_INFINITY,
		}),
};

import { infiniteQueryOptions } from "@tanstack/react-query";
import { requestJson } from "#lib/http/request-json.ts";
import type { DatasetId } from "#lib/ids.ts";
import { versionPageSchema } from "#lib/snapshots/schema.ts";

const SEALING_LOOK_MS = 1_000;

/** What the browser asks about versions. While one is being sealed it looks again every second. */
export const snapshotQueries = {
	versions: (datasetId: DatasetId) =>
		infiniteQueryOptions({
			queryKey: ["snapshots", datasetId],
			queryFn: ({ signal, pageParam }) =>
				requestJson(versionPageSchema, `/api/snapshots?${new URLSearchParams({ datasetId, ...(pageParam && { before: String(pageParam) }) })}`, { signal }),
			initialPageParam: null as number | null,
			getNextPageParam: (page) => page.nextBefore,
			refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.snapshots.some((snapshot) => snapshot.digest === null)) ? SEALING_LOOK_MS : false),
		}),
};

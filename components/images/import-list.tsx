"use client";

import { useQuery } from "@tanstack/react-query";
import { ImportRow } from "#components/images/import-row.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { DatasetId } from "#lib/ids.ts";
import { importQueries } from "#lib/imports/query-options.ts";

const REFRESH_MS = 2_000;

/** What was brought into a dataset, the newest first, each with what it refused. */
export function ImportList({ datasetId }: { readonly datasetId: DatasetId }) {
	const { data, error, refetch } = useQuery({
		...importQueries.list(datasetId),
		refetchInterval: (query) => (query.state.data?.imports.some(({ state }) => state === "queued" || state === "running") ? REFRESH_MS : false),
	});
	if (error) {
		return (
			<ErrorState compact title="The imports could not be read" action={<Button onClick={() => void refetch()}>Try again</Button>}>
				{error.message}
			</ErrorState>
		);
	}
	if (!data) return <Skeleton height={48} />;
	if (data.imports.length === 0) return <p className="text-3">Nothing was imported yet.</p>;
	return (
		<ul className="grid">
			{data.imports.map((run) => (
				<ImportRow key={run.id} run={run} />
			))}
		</ul>
	);
}

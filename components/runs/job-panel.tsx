"use client";

import { useQuery } from "@tanstack/react-query";
import { JobRow } from "#components/runs/job-row.tsx";
import { useJobEvents } from "#components/runs/use-job-events.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { DatasetId } from "#lib/ids.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";

type JobPanelProps = {
	/** Jobs of this dataset alone. */
	readonly datasetId?: DatasetId;
	readonly canCancel: boolean;
};

/** Background work: what runs and how far it is, what failed and why. It follows by itself. */
export function JobPanel({ datasetId, canCancel }: JobPanelProps) {
	useJobEvents();
	const { data, error, refetch } = useQuery(jobQueries.list(datasetId));
	if (!data && error) {
		return (
			<ErrorState compact title="The jobs could not be read" action={<Button onClick={() => void refetch()}>Try again</Button>}>
				{error.message}
			</ErrorState>
		);
	}
	if (!data) return <Skeleton height={44} />;
	if (data.jobs.length === 0)
		return (
			<EmptyState compact title="No jobs yet">
				Imports, writing and sealing show here while they run.
			</EmptyState>
		);
	return (
		<ul className="grid" aria-label="Jobs">
			{data.jobs.map((job) => (
				<JobRow key={job.id} job={job} canCancel={canCancel} />
			))}
		</ul>
	);
}

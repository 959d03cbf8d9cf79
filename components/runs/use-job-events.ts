"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { jobQueries } from "#lib/jobs/query-options.ts";
import { type Job, type JobPage, jobSchema } from "#lib/jobs/schema.ts";

/**
 * Keeps the queries of jobs true while it is mounted. A hidden tab lets its connection go: a browser opens six to one
 * host, and a person may well have seven tabs of the studio.
 */
export function useJobEvents(): void {
	const queryClient = useQueryClient();
	useEffect(() => {
		let source: EventSource | undefined;
		const follow = () => {
			source?.close();
			source = document.hidden ? undefined : openSource(queryClient);
		};
		follow();
		document.addEventListener("visibilitychange", follow);
		return () => {
			document.removeEventListener("visibilitychange", follow);
			source?.close();
		};
	}, [queryClient]);
}

function openSource(queryClient: QueryClient): EventSource {
	const source = new EventSource("/api/jobs/events");
	const readAnew = () => void queryClient.invalidateQueries({ queryKey: jobQueries.all() });
	source.addEventListener("open", readAnew);
	source.addEventListener("gap", readAnew);
	source.addEventListener("job", (event) => takeJob(queryClient, jobSchema.parse(JSON.parse(event.data))));
	return source;
}

function takeJob(queryClient: QueryClient, job: Job): void {
	queryClient.setQueryData(jobQueries.detail(job.id).queryKey, job);
	for (const [queryKey, page] of queryClient.getQueriesData<JobPage>({ queryKey: jobQueries.lists() })) {
		if (!page) continue;
		const isListed = page.jobs.some((one) => one.id === job.id);
		if (isListed) queryClient.setQueryData<JobPage>(queryKey, { ...page, jobs: page.jobs.map((one) => (one.id === job.id ? job : one)) });
		else void queryClient.invalidateQueries({ queryKey });
	}
}

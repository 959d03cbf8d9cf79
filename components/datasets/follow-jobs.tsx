"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { DatasetId } from "#lib/ids.ts";
import { importQueries } from "#lib/imports/query-options.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";
import type { JobPage } from "#lib/jobs/schema.ts";

/** Reads the page anew when one of the dataset's jobs has ended: its figures and its reports have changed then. */
export function FollowJobs({ datasetId }: { readonly datasetId: DatasetId }) {
	const router = useRouter();
	const queryClient = useQueryClient();
	const ended = useQuery({ ...jobQueries.list(datasetId), select: namesOfEnded }).data;
	const before = useRef(ended);
	useEffect(() => {
		if (before.current !== undefined && before.current !== ended) {
			router.refresh();
			void queryClient.invalidateQueries({ queryKey: importQueries.all() });
		}
		before.current = ended;
	}, [ended, router, queryClient]);
	return null;
}

function namesOfEnded(page: JobPage): string {
	return page.jobs
		.filter((job) => job.finishedAt !== null)
		.map((job) => job.id)
		.join();
}

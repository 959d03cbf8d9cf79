"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { jobWords } from "#components/runs/job-words.ts";
import { toast } from "#components/ui/toast.ts";
import type { DatasetId } from "#lib/ids.ts";
import { importQueries } from "#lib/imports/query-options.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";

/** Says what came of the dataset's jobs when they end, and reads the page anew: its figures and its reports have changed then. */
export function FollowJobs({ datasetId }: { readonly datasetId: DatasetId }) {
	const router = useRouter();
	const queryClient = useQueryClient();
	const jobs = useQuery(jobQueries.list(datasetId)).data?.jobs;
	const knownAsEnded = useRef<ReadonlySet<string> | null>(null);
	useEffect(() => {
		if (!jobs) return;
		const ended = jobs.filter((job) => job.finishedAt !== null);
		const known = knownAsEnded.current ?? new Set(ended.map((job) => job.id));
		const news = ended.filter((job) => !known.has(job.id));
		knownAsEnded.current = new Set([...known, ...ended.map((job) => job.id)]);
		if (news.length === 0) return;
		for (const job of news) {
			const { label, standing } = jobWords(job);
			if (job.state === "done") toast({ id: job.id, tone: "good", message: standing, detail: label });
		}
		router.refresh();
		void queryClient.invalidateQueries({ queryKey: importQueries.all() });
	}, [jobs, router, queryClient]);
	return null;
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { JobStateChip } from "#components/runs/job-state-chip.tsx";
import { jobWords } from "#components/runs/job-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { toast } from "#components/ui/toast.ts";
import { cancelJobAction } from "#lib/jobs/actions.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { unwrap } from "#lib/result.ts";

export function JobRow({ job, canCancel }: { readonly job: Job; readonly canCancel: boolean }) {
	const queryClient = useQueryClient();
	const cancel = useMutation({
		mutationFn: () => unwrap(cancelJobAction({ jobId: job.id })),
		onSuccess: () => queryClient.invalidateQueries({ queryKey: jobQueries.all() }),
		onError: (error) => toast({ tone: "bad", message: "The job was not cancelled", detail: error.message }),
	});
	const { label, standing } = jobWords(job);
	const isUnderWay = job.state === "queued" || job.state === "running";
	return (
		<li className="grid gap-1.5 border-line border-t py-2 first:border-t-0">
			<div className="flex min-h-7 min-w-0 items-center gap-2">
				<span className="truncate font-medium">{label}</span>
				<JobStateChip state={job.state} />
				<span className="flex-1" />
				{isUnderWay && canCancel && (
					<Button variant="ghost" pending={cancel.isPending} onClick={() => cancel.mutate()}>
						Cancel
					</Button>
				)}
			</div>
			{job.state === "running" && <Progress label={`${label}, progress`} done={job.done} total={job.total} />}
			<span className="break-words text-12 text-2">{standing}</span>
		</li>
	);
}

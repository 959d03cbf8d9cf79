"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, CircleAlert, CircleCheck, Clock, LoaderCircle, type LucideIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Chip, type ChipTone } from "#components/ui/chip.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { toast } from "#components/ui/toast.ts";
import { cancelJobAction } from "#lib/jobs/actions.ts";
import { describeJob, labelOfJob } from "#lib/jobs/describe-job.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";
import type { Job, JobState } from "#lib/jobs/schema.ts";
import { unwrap } from "#lib/result.ts";

const STATES: Record<JobState, { readonly label: string; readonly tone: ChipTone; readonly icon: LucideIcon }> = {
	queued: { label: "Queued", tone: "quiet", icon: Clock },
	running: { label: "Running", tone: "accent", icon: LoaderCircle },
	done: { label: "Done", tone: "good", icon: CircleCheck },
	failed: { label: "Failed", tone: "bad", icon: CircleAlert },
	cancelled: { label: "Cancelled", tone: "plain", icon: Ban },
};

export function JobRow({ job, canCancel }: { readonly job: Job; readonly canCancel: boolean }) {
	const queryClient = useQueryClient();
	const cancel = useMutation({
		mutationFn: async () => unwrap(await cancelJobAction({ jobId: job.id })),
		onSuccess: () => queryClient.invalidateQueries({ queryKey: jobQueries.all() }),
		onError: (error) => toast({ tone: "bad", message: "The job was not cancelled", detail: error.message }),
	});
	const { label, tone, icon } = STATES[job.state];
	const isUnderWay = job.state === "queued" || job.state === "running";
	return (
		<li className="grid gap-1.5 border-line border-t py-2 first:border-t-0">
			<div className="flex min-h-7 min-w-0 items-center gap-2">
				<span className="truncate font-medium">{labelOfJob(job)}</span>
				<Chip tone={tone} icon={icon}>
					{label}
				</Chip>
				<span className="flex-1" />
				{isUnderWay && canCancel && (
					<Button variant="ghost" pending={cancel.isPending} onClick={() => cancel.mutate()}>
						Cancel
					</Button>
				)}
			</div>
			{job.state === "running" && <Progress label={`${labelOfJob(job)}, progress`} done={job.done} total={job.total} />}
			{job.state !== "done" && <span className="break-words text-12 text-2">{describeJob(job)}</span>}
		</li>
	);
}

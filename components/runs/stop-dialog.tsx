"use client";

import { useMoveRun } from "#components/runs/use-move-run.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { unwrap } from "#lib/result.ts";
import { cancelRunAction } from "#lib/runs/actions.ts";
import type { Run } from "#lib/runs/schema.ts";

/** Asks first: a stopped run does not go on any more. */
export function StopDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
	const stop = useMoveRun(run, () => unwrap(cancelRunAction({ id: run.id })));
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={`Stop run ${run.number}?`}
			description="Calls in flight are given up, and it cannot be resumed. What it has made stays in the dataset. To go on later, pause it instead."
		>
			<div className="grid gap-3">
				{stop.error && <Notice tone="bad">{stop.error.message}</Notice>}
				<div className="flex justify-end gap-2">
					<Button onClick={onClose}>Let it be</Button>
					<Button variant="danger" pending={stop.isPending} onClick={() => stop.mutate(undefined, { onSuccess: onClose })}>
						Stop the run
					</Button>
				</div>
			</div>
		</Dialog>
	);
}

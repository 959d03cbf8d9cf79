"use client";

import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { LimitsDialog } from "#components/runs/limits-dialog.tsx";
import { StopDialog } from "#components/runs/stop-dialog.tsx";
import { useMoveRun } from "#components/runs/use-move-run.ts";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import { unwrap } from "#lib/result.ts";
import { pauseRunAction, resumeRunAction } from "#lib/runs/actions.ts";
import type { Run } from "#lib/runs/schema.ts";

/** What can be done with a run that has not ended. */
export function RunActions({ run }: { readonly run: Run }) {
	const [dialog, setDialog] = useState<"limits" | "stop" | null>(null);
	const isRunning = run.state === "running";
	const move = useMoveRun(run, () => unwrap(isRunning ? pauseRunAction({ id: run.id }) : resumeRunAction({ id: run.id })));
	const handleMove = () => move.mutate(undefined, { onError: (error) => toast({ tone: "bad", message: "The run stays as it was", detail: error.message }) });
	return (
		<div className="flex flex-wrap gap-2">
			<Button icon={isRunning ? Pause : Play} pending={move.isPending} onClick={handleMove}>
				{isRunning ? "Pause" : "Resume"}
			</Button>
			<Button onClick={() => setDialog("limits")}>Limits</Button>
			<Button variant="danger" onClick={() => setDialog("stop")}>
				Stop
			</Button>
			{dialog === "limits" && <LimitsDialog run={run} onClose={() => setDialog(null)} />}
			{dialog === "stop" && <StopDialog run={run} onClose={() => setDialog(null)} />}
		</div>
	);
}

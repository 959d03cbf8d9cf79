"use client";

import { useState } from "react";
import { LimitsDialog } from "#components/runs/limits-dialog.tsx";
import { useLasts } from "#components/runs/use-lasts.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { RunStatus } from "#lib/runs/schema.ts";
import { whyOverBudget } from "#lib/runs/spending.ts";

type RunStandingProps = { readonly status: RunStatus; readonly mayManage: boolean; readonly error: Error | null };

/** Longer than a worker takes to find a run that was started or resumed. */
const ALONE_MS = 6_000;

/** Why a run stands still, and what to do about it; nothing where it goes on. */
export function RunStanding({ status: { run, workers }, mayManage, error }: RunStandingProps) {
	const [isRaising, setRaising] = useState(false);
	const isAlone = useLasts(run.state === "running" && workers === 0 && error === null, ALONE_MS);
	const isOverBudget = whyOverBudget(run.budget, { ...run, tookMs: 0 }, 0) !== null;
	return (
		<>
			{error && <Notice tone="warn">{error.message} What you see is how the run stood last; it is asked again each second.</Notice>}
			{isAlone && (
				<Notice tone="warn">
					No worker works on this run. The studio's own begins with <code className="font-mono">npm start</code>; the run goes on as soon as one is there.
				</Notice>
			)}
			{run.state === "paused" && (
				<Notice
					tone="warn"
					action={
						mayManage && isOverBudget ? (
							<Button size="control" onClick={() => setRaising(true)}>
								Raise the limits
							</Button>
						) : undefined
					}
				>
					<b className="font-semibold">Paused.</b> {run.says ?? "No call begins. Those that were in flight are finished, and resuming goes on where it stands."}
				</Notice>
			)}
			{run.state === "failed" && (
				<Notice tone="bad">
					<b className="font-semibold">Failed.</b> {run.says} What is done stays done: resuming tries the rest again.
				</Notice>
			)}
			{run.state === "cancelled" && (
				<Notice>
					<b className="font-semibold">Stopped.</b> What it had made by then stays in the dataset.
				</Notice>
			)}
			{isRaising && <LimitsDialog run={run} onClose={() => setRaising(false)} />}
		</>
	);
}

"use client";

import { type FormEvent, useState } from "react";
import { BudgetFields } from "#components/runs/budget-fields.tsx";
import { type BudgetReading, readBudget, toBudgetText } from "#components/runs/budget-text.ts";
import { useMoveRun } from "#components/runs/use-move-run.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { unwrap } from "#lib/result.ts";
import { resumeRunAction, setRunBudgetAction } from "#lib/runs/actions.ts";
import type { Budget, Run } from "#lib/runs/schema.ts";
import { writeDollars } from "#lib/text/write-dollars.ts";
import { writeShort } from "#lib/text/write-short.ts";

type Change = { readonly budget: Budget; readonly resumes: boolean };

/** What a run may spend from its beginning on. One that waits for it goes on with the same press. */
export function LimitsDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
	const [text, setText] = useState(() => toBudgetText(run.budget));
	const [errors, setErrors] = useState<BudgetReading["errors"]>({});
	const change = useMoveRun(run, async ({ budget, resumes }: Change) => {
		const changed = await unwrap(setRunBudgetAction({ id: run.id, budget }));
		return resumes ? unwrap(resumeRunAction({ id: run.id })) : changed;
	});
	const canResume = run.state === "paused" || run.state === "failed";

	function save(resumes: boolean): void {
		const reading = readBudget(text);
		setErrors(reading.errors);
		if (reading.budget) change.mutate({ budget: reading.budget, resumes }, { onSuccess: onClose });
	}
	const handleSubmit = (event: FormEvent) => {
		event.preventDefault();
		save(canResume);
	};
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="medium"
			title={`Limits of run ${run.number}`}
			description="Counted from the run's beginning. Whichever is reached first pauses it, and nothing is lost."
		>
			<form onSubmit={handleSubmit} noValidate className="grid gap-4">
				<BudgetFields value={text} errors={errors} onChange={setText} />
				<p className="text-12 text-2">
					Spent so far: {run.calls.toLocaleString("en")} calls, {writeShort(run.promptTokens + run.completionTokens)} tokens, {writeDollars(run.dollars)}.
				</p>
				{change.error && <Notice tone="bad">{change.error.message}</Notice>}
				<div className="flex justify-end gap-2">
					{canResume && (
						<Button disabled={change.isPending} onClick={() => save(false)}>
							Save
						</Button>
					)}
					<Button type="submit" variant="primary" pending={change.isPending}>
						{canResume ? "Save and resume" : "Save"}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

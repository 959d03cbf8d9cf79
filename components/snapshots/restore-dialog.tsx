"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast.ts";
import { type CommandId, createId, type DatasetId } from "#lib/ids.ts";
import { unwrap } from "#lib/result.ts";
import { restore } from "#lib/snapshots/actions.ts";
import { snapshotQueries } from "#lib/snapshots/query-options.ts";

/** The button that puts the draft back to a snapshot, and the question before it. */
export function RestoreDialog({ datasetId, number }: { readonly datasetId: DatasetId; readonly number: number }) {
	const queryClient = useQueryClient();
	const [commandId, setCommandId] = useState<CommandId | null>(null);
	const restoring = useMutation({
		mutationFn: (id: CommandId) => unwrap(restore({ datasetId, commandId: id, number })),
		onSuccess: async (moved) => {
			await queryClient.invalidateQueries({ queryKey: snapshotQueries.versions(datasetId).queryKey });
			setCommandId(null);
			toast({ tone: "good", message: moved === 0 ? `The draft is v${number} already` : `The draft is v${number} again`, detail: movedOf(moved) });
		},
	});
	const handleOpenChange = (isOpen: boolean) => {
		restoring.reset();
		setCommandId(isOpen ? createId<CommandId>() : null);
	};
	return (
		<>
			<Button onClick={() => handleOpenChange(true)}>Restore v{number}</Button>
			<Dialog
				open={commandId !== null}
				onOpenChange={handleOpenChange}
				title={`Restore v${number}`}
				description={`Everything in the draft goes back to what v${number} held: questions, traces, boxes and their outcomes. What people said stays on record, and every snapshot stays as it is.`}
			>
				<div className="grid gap-4">
					{restoring.error && <Notice tone="bad">{restoring.error.message}</Notice>}
					<div className="flex flex-wrap justify-end gap-2">
						<Button variant="ghost" onClick={() => handleOpenChange(false)}>
							Cancel
						</Button>
						<Button variant="danger" pending={restoring.isPending} onClick={() => commandId && restoring.mutate(commandId)}>
							Restore
						</Button>
					</div>
				</div>
			</Dialog>
		</>
	);
}

function movedOf(moved: number): string | undefined {
	if (moved === 0) return undefined;
	return moved === 1 ? "One subject moved." : `${moved.toLocaleString("en")} subjects moved.`;
}

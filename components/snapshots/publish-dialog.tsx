"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { AppError } from "#lib/errors.ts";
import { type CommandId, createId, type DatasetId } from "#lib/ids.ts";
import { unwrap } from "#lib/result.ts";
import { publish } from "#lib/snapshots/actions.ts";
import { snapshotQueries } from "#lib/snapshots/query-options.ts";

type PublishDialogProps = { readonly datasetId: DatasetId; readonly number: number; readonly onPublish: (number: number) => void };

const stillOpenSchema = z.object({ open: z.array(z.string()) });

/** The button that publishes the draft, and its dialog. What still writes into the dataset is named before it is published all the same. */
export function PublishDialog({ datasetId, number, onPublish }: PublishDialogProps) {
	const queryClient = useQueryClient();
	const [commandId, setCommandId] = useState<CommandId | null>(null);
	const [note, setNote] = useState("");
	const publishing = useMutation({
		mutationFn: (input: { readonly commandId: CommandId; readonly whileOpen: boolean }) => unwrap(publish({ datasetId, note, ...input })),
		onSuccess: async (snapshot) => {
			await queryClient.invalidateQueries({ queryKey: snapshotQueries.versions(datasetId).queryKey });
			setCommandId(null);
			setNote("");
			onPublish(snapshot.number);
		},
	});
	const stillOpen = publishing.error instanceof AppError ? stillOpenSchema.safeParse(publishing.error.details).data?.open : undefined;

	const handleOpenChange = (isOpen: boolean) => {
		publishing.reset();
		setCommandId(isOpen ? createId<CommandId>() : null);
	};
	const handleSubmit = (event: FormEvent) => {
		event.preventDefault();
		if (commandId) publishing.mutate({ commandId, whileOpen: stillOpen !== undefined });
	};
	return (
		<>
			<Button variant="primary" onClick={() => handleOpenChange(true)}>
				Publish v{number}
			</Button>
			<Dialog
				open={commandId !== null}
				onOpenChange={handleOpenChange}
				title={`Publish v${number}`}
				description="What the dataset holds now becomes a snapshot that never changes. Work goes on in the next draft."
			>
				<form onSubmit={handleSubmit} className="grid gap-4" noValidate>
					<TextArea
						label="Note"
						name="note"
						value={note}
						onValueChange={setNote}
						hint="What this snapshot is, for those who come later."
						placeholder="Audit round 2 applied"
						maxLength={2000}
						required
					/>
					{stillOpen ? <StillOpen open={stillOpen} /> : publishing.error && <Notice tone="bad">{publishing.error.message}</Notice>}
					<div className="flex flex-wrap justify-end gap-2">
						<Button variant="ghost" onClick={() => handleOpenChange(false)}>
							Cancel
						</Button>
						<Button type="submit" variant={stillOpen ? "danger" : "primary"} pending={publishing.isPending} disabled={note.trim() === ""}>
							{stillOpen ? "Publish all the same" : "Publish"}
						</Button>
					</div>
				</form>
			</Dialog>
		</>
	);
}

function StillOpen({ open }: { readonly open: readonly string[] }) {
	return (
		<Notice tone="warn">
			Still writing into this dataset: {open.join("; ")}. A snapshot taken now holds only what has come in so far; the rest comes with the next one.
		</Notice>
	);
}

"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type ViewNameDialogProps = {
	/** Empty for a new one. */
	readonly name: string;
	readonly error: string | null;
	readonly isPending: boolean;
	readonly onName: (name: string) => void;
	readonly onClose: () => void;
};

/** Asks what a view is to be called. */
export function ViewNameDialog({ name, error, isPending, onName, onClose }: ViewNameDialogProps) {
	const [typed, setTyped] = useState(name);
	const handleSubmit = (event: FormEvent) => {
		event.preventDefault();
		onName(typed);
	};
	return (
		<Dialog
			open
			onOpenChange={(open) => !open && onClose()}
			title={name === "" ? "Save view" : "Rename view"}
			description="Yours alone; a link to it works for everybody."
		>
			<form onSubmit={handleSubmit} className="grid gap-4" noValidate>
				<TextField
					label="Name"
					name="name"
					value={typed}
					onValueChange={setTyped}
					error={error}
					maxLength={60}
					autoComplete="off"
					placeholder="Counting, to check"
				/>
				<div className="flex justify-end gap-2">
					<Button variant="ghost" onClick={onClose}>
						Cancel
					</Button>
					<Button type="submit" variant="primary" pending={isPending} disabled={typed.trim() === ""}>
						Save
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

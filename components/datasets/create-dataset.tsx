"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { createDatasetAction } from "#lib/history/actions.ts";
import { unwrap } from "#lib/result.ts";

/** The button that makes a dataset, and its dialog. */
export function CreateDataset({ initiallyOpen = false }: { readonly initiallyOpen?: boolean }) {
	const router = useRouter();
	const [isOpen, setIsOpen] = useState(initiallyOpen);
	const [name, setName] = useState("");
	const create = useMutation({
		mutationFn: (input: { readonly name: string }) => unwrap(createDatasetAction(input)),
		onSuccess: (dataset) => router.push(`/datasets/${encodeURIComponent(dataset.name)}`),
	});
	const error = create.error?.message ?? null;

	const handleSubmit = (event: FormEvent) => {
		event.preventDefault();
		create.mutate({ name });
	};
	const handleNameChange = (next: string) => {
		setName(next);
		if (error) create.reset();
	};
	return (
		<>
			<Button variant="primary" icon={Plus} onClick={() => setIsOpen(true)}>
				New dataset
			</Button>
			<Dialog open={isOpen} onOpenChange={setIsOpen} title="New dataset" description="A named body of photos and questions, with its own snapshots.">
				<form onSubmit={handleSubmit} className="grid gap-4" noValidate>
					<TextField
						label="Name"
						name="name"
						value={name}
						onValueChange={handleNameChange}
						error={error}
						hint="Letters, digits, blanks, dots, dashes and underscores."
						autoComplete="off"
						spellCheck={false}
						required
					/>
					<div className="flex justify-end gap-2">
						<Button variant="ghost" onClick={() => setIsOpen(false)}>
							Cancel
						</Button>
						<Button type="submit" variant="primary" pending={create.isPending || create.isSuccess} disabled={name.trim() === ""}>
							Create
						</Button>
					</div>
				</form>
			</Dialog>
		</>
	);
}

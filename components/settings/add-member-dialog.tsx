"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type FieldErrors, readForm } from "#components/settings/read-form.ts";
import { ROLE_OPTIONS } from "#components/settings/role-options.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormField } from "#components/ui/form-field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { createPersonAction } from "#lib/auth/actions.ts";
import { type GivenRole, type NewPassword, type PersonToAdd, personToAddSchema } from "#lib/auth/schema.ts";
import { unwrap } from "#lib/result.ts";

export function AddMemberDialog({ onAdded, onClose }: { readonly onAdded: (added: NewPassword) => void; readonly onClose: () => void }) {
	const router = useRouter();
	const [role, setRole] = useState<GivenRole>("reviewer");
	const [errors, setErrors] = useState<FieldErrors>({});
	const add = useMutation({
		mutationFn: (person: PersonToAdd) => unwrap(createPersonAction(person)),
		onSuccess: (added) => {
			router.refresh();
			onAdded(added);
		},
	});

	function handleSubmit(event: FormEvent<HTMLFormElement>): void {
		event.preventDefault();
		const reading = readForm(personToAddSchema.omit({ role: true }), event.currentTarget);
		setErrors(reading.kind === "errors" ? reading.errors : {});
		if (reading.kind === "values") add.mutate({ ...reading.values, role });
	}

	return (
		<Dialog open onOpenChange={onClose} title="Add a member" description="The studio makes a password for them, which you pass on.">
			<form method="post" noValidate onSubmit={handleSubmit} className="grid gap-4">
				<TextField label="Name" name="name" autoComplete="off" maxLength={100} error={errors.name} />
				<TextField label="E-mail address" name="email" type="email" autoComplete="off" error={errors.email} />
				<FormField label="Role">
					<Select label="Role" options={ROLE_OPTIONS} value={role} block onValueChange={setRole} />
				</FormField>
				{add.error && <Notice tone="bad">{add.error.message}</Notice>}
				<Button type="submit" variant="primary" block pending={add.isPending}>
					Add
				</Button>
			</form>
		</Dialog>
	);
}

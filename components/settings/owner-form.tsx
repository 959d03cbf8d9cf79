"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { postSignIn } from "#components/settings/post-sign-in.ts";
import { type FieldErrors, readForm } from "#components/settings/read-form.ts";
import { useIsHydrated } from "#components/settings/use-is-hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { createOwnerAction } from "#lib/auth/actions.ts";
import { type NewOwner, newOwnerSchema, PASSWORD_LENGTH_MIN } from "#lib/auth/schema.ts";
import { unwrap } from "#lib/result.ts";

/** The studio's first person. `token` comes from the link that was printed at start, where one was. */
export function OwnerForm({ token }: { readonly token: string | undefined }) {
	const isHydrated = useIsHydrated();
	const [errors, setErrors] = useState<FieldErrors>({});
	const create = useMutation({
		mutationFn: async (owner: NewOwner) => {
			await unwrap(createOwnerAction({ ...owner, token }));
			await postSignIn(owner);
		},
		onSuccess: () => window.location.assign("/"),
	});

	function handleSubmit(event: FormEvent<HTMLFormElement>): void {
		event.preventDefault();
		const reading = readForm(newOwnerSchema, event.currentTarget);
		setErrors(reading.kind === "errors" ? reading.errors : {});
		if (reading.kind === "values") create.mutate(reading.values);
	}

	return (
		<form method="post" noValidate onSubmit={handleSubmit} className="grid gap-4">
			<TextField label="Name" name="name" autoComplete="name" autoFocus maxLength={100} error={errors.name} />
			<TextField label="E-mail address" name="email" type="email" autoComplete="username" error={errors.email} />
			<TextField
				label="Password"
				name="password"
				type="password"
				autoComplete="new-password"
				hint={`At least ${PASSWORD_LENGTH_MIN} characters.`}
				error={errors.password}
			/>
			{create.error && <Notice tone="bad">{create.error.message}</Notice>}
			<Button type="submit" variant="primary" size="large" block disabled={!isHydrated} pending={create.isPending || create.isSuccess}>
				Create the owner
			</Button>
		</form>
	);
}

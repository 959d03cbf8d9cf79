"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { postSignIn } from "#components/settings/post-sign-in.ts";
import { type FieldErrors, readForm } from "#components/settings/read-form.ts";
import { useIsHydrated } from "#components/settings/use-is-hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type Credentials, credentialsSchema } from "#lib/auth/schema.ts";

/** `returnTo` must be a path of ours: the page has seen to that. */
export function SignInForm({ returnTo }: { readonly returnTo: string }) {
	const isHydrated = useIsHydrated();
	const [errors, setErrors] = useState<FieldErrors>({});
	const signIn = useMutation({ mutationFn: (credentials: Credentials) => postSignIn(credentials), onSuccess: () => window.location.assign(returnTo) });

	function handleSubmit(event: FormEvent<HTMLFormElement>): void {
		event.preventDefault();
		const reading = readForm(credentialsSchema, event.currentTarget);
		setErrors(reading.kind === "errors" ? reading.errors : {});
		if (reading.kind === "values") signIn.mutate(reading.values);
	}

	return (
		<form method="post" noValidate onSubmit={handleSubmit} className="grid gap-4">
			<TextField label="E-mail address" name="email" type="email" autoComplete="username" autoFocus error={errors.email} />
			<TextField label="Password" name="password" type="password" autoComplete="current-password" error={errors.password} />
			{signIn.error && <Notice tone="bad">{signIn.error.message}</Notice>}
			<Button type="submit" variant="primary" size="large" block disabled={!isHydrated} pending={signIn.isPending || signIn.isSuccess}>
				Sign in
			</Button>
		</form>
	);
}

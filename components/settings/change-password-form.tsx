"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { postSignIn } from "#components/settings/post-sign-in.ts";
import { type FieldErrors, readForm } from "#components/settings/read-form.ts";
import { useIsHydrated } from "#components/settings/use-is-hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { toast } from "#components/ui/toast.ts";
import { changePasswordAction } from "#lib/auth/actions.ts";
import { PASSWORD_LENGTH_MIN, type PasswordChange, passwordChangeSchema } from "#lib/auth/schema.ts";
import { unwrap } from "#lib/result.ts";

/** Changing one's password ends all of one's sessions; this window signs in again at once. */
export function ChangePasswordForm() {
	const isHydrated = useIsHydrated();
	const form = useRef<HTMLFormElement>(null);
	const [errors, setErrors] = useState<FieldErrors>({});
	const change = useMutation({
		mutationFn: async (passwords: PasswordChange) => {
			const { email } = await unwrap(changePasswordAction(passwords));
			await postSignIn({ email, password: passwords.newPassword });
		},
		onSuccess: () => {
			form.current?.reset();
			toast({ tone: "good", message: "Your password is changed", detail: "Your other sessions have ended." });
		},
	});

	function handleSubmit(event: FormEvent<HTMLFormElement>): void {
		event.preventDefault();
		const reading = readForm(passwordChangeSchema, event.currentTarget);
		setErrors(reading.kind === "errors" ? reading.errors : {});
		if (reading.kind === "values") change.mutate(reading.values);
	}

	return (
		<form ref={form} method="post" noValidate onSubmit={handleSubmit} className="grid max-w-[360px] gap-4 pb-1">
			<TextField label="Present password" name="currentPassword" type="password" autoComplete="current-password" error={errors.currentPassword} />
			<TextField
				label="New password"
				name="newPassword"
				type="password"
				autoComplete="new-password"
				hint={`At least ${PASSWORD_LENGTH_MIN} characters.`}
				error={errors.newPassword}
			/>
			{change.error && <Notice tone="bad">{change.error.message}</Notice>}
			<div>
				<Button type="submit" variant="primary" disabled={!isHydrated} pending={change.isPending}>
					Change password
				</Button>
			</div>
		</form>
	);
}

import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Door } from "#components/layout/door.tsx";
import { SignInForm } from "#components/settings/sign-in-form.tsx";
import { findActor } from "#lib/auth/find-actor.ts";
import { hasOwner } from "#lib/auth/has-owner.ts";
import { returnPath } from "#lib/auth/return-path.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
	const { from } = await searchParams;
	if (!(await hasOwner())) redirect("/setup");
	const returnTo = returnPath(from);
	if (await findActor(await headers())) redirect(returnTo);
	return (
		<Door title="Sign in to Tracewright">
			<SignInForm returnTo={returnTo} />
		</Door>
	);
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "#components/layout/door.tsx";
import { OwnerForm } from "#components/settings/owner-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { hasOwner } from "#lib/auth/has-owner.ts";
import { isSetupTokenValid } from "#lib/auth/setup-token.ts";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage({ searchParams }: PageProps<"/setup">) {
	const { token } = await searchParams;
	if (await hasOwner()) redirect("/sign-in");
	const given = typeof token === "string" ? token : undefined;
	if (!isSetupTokenValid(given)) {
		return (
			<Door title="This studio has no owner yet">
				<Notice tone="warn">
					Others can reach this studio, so its owner is made through the link that was printed in the terminal when it started. Start it again for a new one.
				</Notice>
			</Door>
		);
	}
	return (
		<Door title="Create the owner" foot="The owner adds the others, gives them their roles and resets their passwords.">
			<OwnerForm token={given} />
		</Door>
	);
}

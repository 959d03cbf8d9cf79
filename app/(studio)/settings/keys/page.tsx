import type { Metadata } from "next";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { KeySettings } from "#components/settings/key-settings.tsx";
import { requireActor } from "#lib/auth/require-actor.ts";

export const metadata: Metadata = { title: "Keys" };

export default async function KeysPage() {
	await requireActor();
	return (
		<PageFrame title="Settings" titleHref="/settings" detail="Keys">
			<div className="mx-auto grid max-w-[720px] gap-3 px-4 py-4">
				<KeySettings />
			</div>
		</PageFrame>
	);
}

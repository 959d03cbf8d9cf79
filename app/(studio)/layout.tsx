import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PersonKeys } from "#components/layout/person-keys.tsx";
import { Rail } from "#components/layout/rail.tsx";
import { ActOutboxProvider } from "#components/review/act-outbox-provider.tsx";
import { findActor } from "#lib/auth/find-actor.ts";
import { findKeyMap } from "#lib/auth/server/find-key-map.ts";

export default async function StudioLayout({ children }: LayoutProps<"/">) {
	const actor = await findActor(await headers());
	const keyMap = actor && (await findKeyMap(actor));
	return (
		<div className="grid h-dvh grid-cols-[var(--rail)_minmax(0,1fr)] grid-rows-[var(--topbar)_minmax(0,1fr)] max-phone:grid-cols-[minmax(0,1fr)] max-phone:grid-rows-[52px_minmax(0,1fr)]">
			<Rail person={actor} />
			{keyMap && <PersonKeys keyMap={keyMap} />}
			{actor ? (
				<ActOutboxProvider key={actor.id} actorId={actor.id}>
					{children as ReactNode}
				</ActOutboxProvider>
			) : (
				children
			)}
		</div>
	);
}

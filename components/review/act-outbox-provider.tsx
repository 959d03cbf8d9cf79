"use client";

import { type ReactNode, useEffect, useState } from "react";
import { createActOutbox } from "#components/review/act-outbox.ts";
import { ActOutboxContext } from "#components/review/act-outbox-context.ts";
import { UnsentNote } from "#components/review/unsent-note.tsx";

type ActOutboxProviderProps = { readonly actorId: string; readonly children: ReactNode };

/** Sends what a person has decided from whichever room they are in, and warns before a page is closed that alone holds it. */
export function ActOutboxProvider({ actorId, children }: ActOutboxProviderProps) {
	const [outbox] = useState(() => createActOutbox(actorId));

	useEffect(() => outbox.start(), [outbox]);

	useEffect(() => {
		const warn = (event: BeforeUnloadEvent) => {
			const { acts, isLasting } = outbox.get();
			if (!isLasting && acts.length > 0) event.preventDefault();
		};
		window.addEventListener("beforeunload", warn);
		return () => window.removeEventListener("beforeunload", warn);
	}, [outbox]);

	return (
		<ActOutboxContext value={outbox}>
			{children}
			<UnsentNote outbox={outbox} />
		</ActOutboxContext>
	);
}

"use client";

import { useSyncExternalStore } from "react";

/** False until React listens: a form sent before that would be sent by the browser itself, and what was typed lost. */
export function useIsHydrated(): boolean {
	return useSyncExternalStore(
		subscribeToNothing,
		() => true,
		() => false,
	);
}

function subscribeToNothing(): () => void {
	return () => undefined;
}

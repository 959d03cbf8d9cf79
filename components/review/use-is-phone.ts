import { useSyncExternalStore } from "react";

/** The width below which a page is one column, as in the style sheet. */
const PHONE = "(max-width: 699.98px)";

/** For what stands elsewhere on a phone, where the style sheet alone would need it twice. */
export function useIsPhone(): boolean {
	return useSyncExternalStore(
		subscribe,
		() => window.matchMedia(PHONE).matches,
		() => false,
	);
}

function subscribe(listener: () => void): () => void {
	const query = window.matchMedia(PHONE);
	query.addEventListener("change", listener);
	return () => query.removeEventListener("change", listener);
}

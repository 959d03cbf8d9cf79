import { useSyncExternalStore } from "react";

/** The width below which a page is one column, as in the style sheet. */
const PHONE = "(max-width: 699.98px)";

/** For what stands elsewhere on a phone, where the style sheet alone would need it twice. */
export function useIsPhone(): boolean {
	return useSyncExternalStore(
		subscribe,
		() => phone().matches,
		() => false,
	);
}

/** Asked once: a new query makes the browser bring the page's style up to date, in the midst of drawing the next item. */
let query: MediaQueryList | null = null;

function phone(): MediaQueryList {
	query ??= window.matchMedia(PHONE);
	return query;
}

function subscribe(listener: () => void): () => void {
	phone().addEventListener("change", listener);
	return () => phone().removeEventListener("change", listener);
}

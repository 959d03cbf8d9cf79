import { type RefObject, useLayoutEffect, useRef } from "react";

/** A scrolling box that shows one thing after another: each begins at its top. Returns the ref of the box; `id` tells the things apart. */
export function useTopOf<Place extends HTMLElement>(id: string): RefObject<Place | null> {
	const place = useRef<Place>(null);
	const isScrolled = useRef(false);
	// To ask the box itself where it stands would lay the page out before its frame.
	useLayoutEffect(() => {
		const box = place.current;
		const tell = () => {
			isScrolled.current = true;
		};
		box?.addEventListener("scroll", tell, { passive: true });
		return () => box?.removeEventListener("scroll", tell);
	}, []);
	const shown = useRef(id);
	useLayoutEffect(() => {
		if (shown.current === id) return;
		shown.current = id;
		if (!isScrolled.current || !place.current) return;
		place.current.scrollTop = 0;
		isScrolled.current = false;
	});
	return place;
}

type KeyPress = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean; readonly shiftKey: boolean };

/** The name of a press: `a`, `?`, `space`, `shift+arrowleft`, `mod+enter`. `mod` is Ctrl, or ⌘ on a Mac. Shift is named only where the key does not already show it. */
export function pressOf(event: KeyPress): string {
	const key = event.key === " " ? "space" : event.key.toLowerCase();
	const shows = event.key.length === 1 && event.key.toLowerCase() === event.key.toUpperCase();
	const shift = event.shiftKey && !shows;
	return [event.ctrlKey || event.metaKey ? "mod" : "", event.altKey ? "alt" : "", shift ? "shift" : "", key].filter(Boolean).join("+");
}

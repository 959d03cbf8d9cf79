const NAMES: Record<string, string> = {
	mod: "Ctrl",
	enter: "Enter",
	escape: "Esc",
	arrowup: "↑",
	arrowdown: "↓",
	arrowleft: "←",
	arrowright: "→",
	" ": "Space",
	space: "Space",
	backspace: "⌫",
	delete: "Del",
	shift: "Shift",
	alt: "Alt",
};

/** What stands on the cap of a press: `mod+enter` is "Ctrl Enter". A plus at the end is the key itself. */
export function pressName(press: string): string {
	return press
		.split(/\+(?!$)/)
		.map((key) => NAMES[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key))
		.join(" ");
}

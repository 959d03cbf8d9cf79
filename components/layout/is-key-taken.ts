/** Input types that a letter or digit does nothing to. */
const NOT_WRITTEN_IN = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);
const MOVES = new Set(["arrowup", "arrowdown", "arrowleft", "arrowright", "home", "end", "pageup", "pagedown"]);

const PRESSED = "button,summary,input,select,[role=button],[role=checkbox],[role=switch],[role=radio],[role=combobox]";

/** Whether what has the focus wants this press for itself. A press with `mod` is nobody's text, so it always passes. */
export function isKeyTaken(focus: Element | null, press: string): boolean {
	if (!focus || press.startsWith("mod+")) return false;
	if (focus.closest("[role=dialog],[role=alertdialog],[role=menu],[role=listbox]:not([data-gives-keys])")) return true;
	if (isWrittenIn(focus)) return true;
	const key = press.split("+").at(-1) ?? press;
	// A link is followed by Enter alone: the room's link that somebody came by keeps the focus, and Space must still defer.
	if (key === "enter" || key === "space") return focus.matches(key === "enter" ? `a[href],${PRESSED}` : PRESSED);
	if (MOVES.has(key)) return focus.matches("input,select,[role=radio],[role=slider],[role=combobox],[role=tab],[role=option],[data-keeps-arrows]");
	return false;
}

function isWrittenIn(focus: Element): boolean {
	if (focus.matches("textarea,select,[contenteditable=''],[contenteditable=true],[role=textbox]")) return true;
	return focus.matches("input") && !NOT_WRITTEN_IN.has(focus.getAttribute("type") ?? "text");
}

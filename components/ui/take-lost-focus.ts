/** As a ref: gives the focus to what has just come, where the control that had it is gone. Whoever has gone on to something else keeps it. */
export function takeLostFocus(element: HTMLElement | null): void {
	if (document.activeElement === null || document.activeElement === document.body) element?.focus();
}

import { codePointLength } from "#lib/text/unicode.ts";

type Range = { readonly start: number; readonly end: number };

/** The attribute of a piece of trace text that says where it begins in the trace, in code points. */
export const TEXT_PIECE = "data-at";

/** What of a trace's text is selected on screen, in code points of the trace; null where nothing is, or something else. */
export function selectedWords(selection: Selection | null): Range | null {
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
	const start = offsetOf(startContainer, startOffset);
	const end = offsetOf(endContainer, endOffset);
	return start !== null && end !== null && start < end ? { start, end } : null;
}

function offsetOf(node: Node, offset: number): number | null {
	const piece = (node instanceof Element ? node : node.parentElement)?.closest(`[${TEXT_PIECE}]`);
	if (!piece) return null;
	const before = document.createRange();
	before.setStart(piece, 0);
	before.setEnd(node, offset);
	return Number(piece.getAttribute(TEXT_PIECE)) + codePointLength(before.toString());
}

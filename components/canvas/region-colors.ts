const BOX_COLORS = ["var(--box-1)", "var(--box-2)", "var(--box-3)", "var(--box-4)", "var(--box-5)", "var(--box-6)"] as const;

/** The color each of these regions has in photo, list and text. Beyond six they repeat; ids do not. */
export function regionColors(keys: readonly string[]): ReadonlyMap<string, string> {
	return new Map([...new Set(keys)].map((key, at) => [key, BOX_COLORS[at % BOX_COLORS.length] ?? BOX_COLORS[0]]));
}

/** What a canvas must know of the page's style, which reaches it by no `var(--box-1)`. */
export type CanvasPalette = {
	readonly fontFamily: string;
	/** A color a canvas can draw with, for one that may be a token. White for none. */
	readonly color: (color: string | null) => string;
};

/** Looks each token up once; make it anew when the theme changes. */
export function readPalette(element: HTMLElement): CanvasPalette {
	const style = getComputedStyle(element);
	const known = new Map<string, string>();

	function resolve(color: string): string {
		const token = /^var\((--[a-z0-9-]+)\)$/.exec(color)?.[1];
		return token ? style.getPropertyValue(token).trim() || "#ffffff" : color;
	}

	return {
		fontFamily: style.fontFamily,
		color(color) {
			if (color === null) return "#ffffff";
			const found = known.get(color) ?? resolve(color);
			known.set(color, found);
			return found;
		},
	};
}

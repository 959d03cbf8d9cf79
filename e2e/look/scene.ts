import type { Page } from "@playwright/test";

/** A state of a screen, to be photographed in both themes and both sizes. */
export type Scene = {
	readonly name: string;
	readonly path: string;
	readonly as: "nobody" | "owner" | "reviewer";
	/** Brings the page into the state, once it has loaded. */
	readonly act?: (page: Page) => Promise<unknown>;
	/** Bends the network before the page loads. */
	readonly bend?: (page: Page) => Promise<unknown>;
	/** A console error that belongs to the state, such as the browser's own line on an answer of 500. */
	readonly mayLog?: RegExp;
	/** Not there on a phone. */
	readonly isWide?: boolean;
	/** There on a phone alone. */
	readonly isPhone?: boolean;
};

export const THEMES = ["light", "dark"] as const;
export const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export type Sitting = { readonly theme: (typeof THEMES)[number]; readonly size: keyof typeof SIZES };

export const SITTINGS: readonly Sitting[] = THEMES.flatMap((theme) => [
	{ theme, size: "wide" },
	{ theme, size: "phone" },
]);

/** A key and what it does, as data: one table for the handler, the tooltips and the help sheet. */
export type Shortcut = {
	readonly id: string;
	/** Each a way to press it: `a`, `mod+enter`, `shift+arrowleft`, or one after another: `g i`. */
	readonly keys: readonly string[];
	readonly label: string;
	/** Heading on the help sheet. */
	readonly group: string;
	/** Asked at the press; a shortcut that is not possible now is passed over and left off the sheet. */
	readonly when?: () => boolean;
	/** Goes on while the key is held. A decision never does. */
	readonly repeats?: boolean;
	readonly command: () => void;
	/** For keys that act while held. */
	readonly release?: () => void;
};

export type ShortcutRegistry = {
	/** Adds a page's shortcuts until the returned function is called. The latest to come wins a press. */
	readonly register: (shortcuts: readonly Shortcut[]) => () => void;
	/** What can be pressed now, in order of coming. */
	readonly list: () => readonly Shortcut[];
	/** Runs what the press means; false if it means nothing. */
	readonly press: (press: string, at: { readonly now: number; readonly isRepeat: boolean }) => boolean;
	readonly release: (key: string) => void;
};

const SEQUENCE_MS_MAX = 1_000;

export function createShortcutRegistry(): ShortcutRegistry {
	let lists: readonly (readonly Shortcut[])[] = [];
	let before: { readonly press: string; readonly at: number } | null = null;
	const held = new Map<string, Shortcut>();

	const possible = () => lists.flat().filter((shortcut) => shortcut.when?.() ?? true);
	const find = (keys: string) => possible().findLast((shortcut) => shortcut.keys.includes(keys));

	return {
		register(shortcuts) {
			lists = [...lists, shortcuts];
			return () => {
				lists = lists.filter((list) => list !== shortcuts);
			};
		},
		list: possible,
		press(press, { now, isRepeat }) {
			const second = before && now - before.at <= SEQUENCE_MS_MAX ? find(`${before.press} ${press}`) : undefined;
			const shortcut = second ?? find(press);
			before = shortcut ? null : { press, at: now };
			if (!shortcut) return false;
			if (isRepeat && !shortcut.repeats) return true;
			if (shortcut.release) held.set(keyOf(press), shortcut);
			shortcut.command();
			return true;
		},
		release(key) {
			held.get(key)?.release?.();
			held.delete(key);
		},
	};
}

function keyOf(press: string): string {
	return press.split("+").at(-1) ?? press;
}

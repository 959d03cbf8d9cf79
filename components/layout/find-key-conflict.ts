/** A shortcut as it competes for keys: those it comes with, and those that do it now. */
export type KeyHolder = {
	readonly id: string;
	readonly label: string;
	readonly scope: string;
	readonly defaults: readonly string[];
	readonly keys: readonly string[];
};

export const EVERYWHERE = "Everywhere";

/**
 * Who holds a press already that a shortcut asks for; null where nobody does. Shortcuts compete within their scope and with what acts everywhere,
 * but for two that come with a key in common: those are told apart by when they act. A press that begins another one's sequence is held too.
 */
export function findKeyConflict(press: string, asking: KeyHolder, holders: readonly KeyHolder[]): KeyHolder | null {
	return holders.find((holder) => holder.id !== asking.id && competes(holder, asking) && holder.keys.some((keys) => collides(keys, press))) ?? null;
}

function competes(one: KeyHolder, other: KeyHolder): boolean {
	if (one.scope !== other.scope && one.scope !== EVERYWHERE && other.scope !== EVERYWHERE) return false;
	return !one.defaults.some((keys) => other.defaults.includes(keys));
}

function collides(one: string, other: string): boolean {
	return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

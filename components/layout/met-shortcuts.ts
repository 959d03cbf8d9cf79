import { z } from "zod";
import { EVERYWHERE } from "#components/layout/find-key-conflict.ts";
import { ROOMS } from "#components/layout/rooms.ts";
import type { Shortcut } from "#components/layout/shortcut-registry.ts";

const KEPT = "tracewright.shortcuts";

const metShortcutSchema = z.object({ id: z.string(), label: z.string(), group: z.string(), scope: z.string(), keys: z.array(z.string()) });
/** A shortcut as data, with the room that it was met in. */
export type MetShortcut = z.infer<typeof metShortcutSchema>;

/**
 * The shortcuts of all rooms that this browser has been in, by id. A room's table exists only while the room is open; this is how its keys can be
 * changed from outside.
 */
export const metShortcuts = {
	list(): readonly MetShortcut[] {
		try {
			return z.array(metShortcutSchema).parse(JSON.parse(localStorage.getItem(KEPT) ?? "[]"));
		} catch {
			return [];
		}
	},
	note(shortcuts: readonly Shortcut[], pathname: string): void {
		const room = ROOMS.find(({ href }) => pathname.startsWith(href))?.label ?? EVERYWHERE;
		const known = new Map(metShortcuts.list().map((one) => [one.id, one]));
		const before = JSON.stringify([...known.values()]);
		for (const { id, label, group, keys } of shortcuts) known.set(id, { id, label, group, scope: group === EVERYWHERE ? EVERYWHERE : room, keys: [...keys] });
		const after = JSON.stringify([...known.values()]);
		if (after !== before) localStorage.setItem(KEPT, after);
	},
};

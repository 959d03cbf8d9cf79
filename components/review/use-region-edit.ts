import { useEffect, useSyncExternalStore } from "react";
import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { regionEditEntry, regionEditShortcuts } from "#components/review/region-edit-shortcuts.ts";
import type { RegionEditStore } from "#components/review/region-edit-store.ts";

const tables = new WeakMap<RegionEditStore, { readonly entry: readonly Shortcut[]; readonly editing: readonly Shortcut[] }>();

/** Whether boxes are edited, with the keys for it: those of the editing only while it goes on, so that they are the last to come and win. */
export function useRegionEdit(edit: RegionEditStore): boolean {
	const isOn = useSyncExternalStore(
		edit.editor.subscribe,
		() => edit.editor.get().isOn,
		() => false,
	);
	useEffect(() => edit.start(), [edit]);
	useShortcuts(isOn ? tableOf(edit).editing : tableOf(edit).entry);
	return isOn;
}

function tableOf(edit: RegionEditStore) {
	const known = tables.get(edit) ?? { entry: regionEditEntry(edit), editing: regionEditShortcuts(edit) };
	tables.set(edit, known);
	return known;
}

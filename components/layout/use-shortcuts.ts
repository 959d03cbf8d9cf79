import { useContext, useEffect } from "react";
import { ShortcutContext } from "#components/layout/shortcut-context.ts";
import type { Shortcut } from "#components/layout/shortcut-registry.ts";

/** Gives the page its keys for as long as it is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
	const registry = useContext(ShortcutContext)?.registry;
	useEffect(() => registry?.register(shortcuts), [registry, shortcuts]);
}

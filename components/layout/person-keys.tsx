"use client";

import { useContext, useLayoutEffect } from "react";
import { ShortcutContext } from "#components/layout/shortcut-context.ts";
import type { KeyMap } from "#lib/auth/schema.ts";

/** Puts the keys of the person who is signed in under their hands. */
export function PersonKeys({ keyMap }: { readonly keyMap: KeyMap }) {
	const registry = useContext(ShortcutContext)?.registry;
	useLayoutEffect(() => registry?.remap(keyMap), [registry, keyMap]);
	return null;
}

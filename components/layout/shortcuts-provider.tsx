"use client";

import { type ReactNode, useEffect, useMemo, useState } from "react";
import { isKeyTaken } from "#components/layout/is-key-taken.ts";
import { metShortcuts } from "#components/layout/met-shortcuts.ts";
import { pressOf } from "#components/layout/press-of.ts";
import { ShortcutContext } from "#components/layout/shortcut-context.ts";
import { createShortcutRegistry, type Shortcut } from "#components/layout/shortcut-registry.ts";
import { ShortcutSheet } from "#components/layout/shortcut-sheet.tsx";
import { KeyCapsContext } from "#components/ui/key-caps-context.ts";

const SWITCH = "tracewright.single-keys";

/** Listens for keys and runs the registered shortcuts. Keys sleep while typing; single keys can be switched off for good. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
	const [registry] = useState(createShortcutRegistry);
	const [sheet, setSheet] = useState<readonly Shortcut[] | null>(null);
	const context = useMemo(() => ({ registry, openSheet: () => setSheet(registry.list()) }), [registry]);

	useEffect(
		() => registry.register([{ id: "help", keys: ["?"], label: "Show the keys of this page", group: "Everywhere", command: context.openSheet }]),
		[registry, context],
	);

	useEffect(() => {
		const note = () => metShortcuts.note(registry.all(), window.location.pathname);
		note();
		return registry.subscribe(note);
	}, [registry]);

	useEffect(() => {
		let undrawn: string | null = null;
		const handleKeyDown = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.isComposing) return;
			const press = pressOf(event);
			if (isKeyTaken(document.activeElement, press)) return;
			if (!press.startsWith("mod+") && localStorage.getItem(SWITCH) === "off") return;
			// A held key goes no faster than the screen: on a slow machine repeats would pile up, and the page run on after the key is let go.
			const isTooSoon = event.repeat && press === undrawn;
			if (!isTooSoon && !registry.press(press, { now: event.timeStamp, isRepeat: event.repeat })) return;
			event.preventDefault();
			undrawn = press;
			requestAnimationFrame(() => {
				undrawn = null;
			});
		};
		const handleKeyUp = (event: KeyboardEvent) => registry.release(pressOf({ key: event.key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }));
		document.addEventListener("keydown", handleKeyDown);
		document.addEventListener("keyup", handleKeyUp);
		return () => {
			document.removeEventListener("keydown", handleKeyDown);
			document.removeEventListener("keyup", handleKeyUp);
		};
	}, [registry]);

	return (
		<ShortcutContext value={context}>
			<KeyCapsContext value={registry}>{children}</KeyCapsContext>
			<ShortcutSheet
				shortcuts={sheet}
				singleKeys={() => localStorage.getItem(SWITCH) !== "off"}
				onSingleKeysChange={(on) => localStorage.setItem(SWITCH, on ? "on" : "off")}
				onClose={() => setSheet(null)}
			/>
		</ShortcutContext>
	);
}

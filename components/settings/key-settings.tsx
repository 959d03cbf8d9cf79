"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useContext, useState, useSyncExternalStore } from "react";
import { findKeyConflict, type KeyHolder } from "#components/layout/find-key-conflict.ts";
import { type MetShortcut, metShortcuts } from "#components/layout/met-shortcuts.ts";
import { ShortcutContext } from "#components/layout/shortcut-context.ts";
import { KeyRow } from "#components/settings/key-row.tsx";
import { useIsHydrated } from "#components/settings/use-is-hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toast } from "#components/ui/toast.ts";
import { changeKeysAction, resetKeysAction } from "#lib/auth/actions.ts";
import type { KeyChange, KeyMap } from "#lib/auth/schema.ts";
import { unwrap } from "#lib/result.ts";

const NOT_SIGNED_IN = { subscribe: () => () => undefined, keyMap: (): KeyMap => NO_KEYS, remap: () => undefined };
const NO_KEYS: KeyMap = {};

/** Every key of the studio, room by room, to be put elsewhere. A change acts at once, and again wherever its person signs in. */
export function KeySettings() {
	const registry = useContext(ShortcutContext)?.registry ?? NOT_SIGNED_IN;
	const keyMap = useSyncExternalStore(registry.subscribe, registry.keyMap, () => NO_KEYS);
	const isHydrated = useIsHydrated();
	const change = useMutation({
		mutationFn: (wanted: KeyChange) => unwrap(changeKeysAction(wanted)),
		onMutate: (wanted) => {
			registry.remap(withChange(keyMap, wanted));
			return keyMap;
		},
		onSuccess: registry.remap,
		onError: (error, _, before) => takeBack(error, before),
	});
	const resetAll = useMutation({
		mutationFn: () => unwrap(resetKeysAction({})),
		onMutate: () => {
			registry.remap(NO_KEYS);
			return keyMap;
		},
		onError: (error, _, before) => takeBack(error, before),
	});

	function takeBack(error: Error, before: KeyMap | undefined): void {
		if (before) registry.remap(before);
		toast({ tone: "bad", message: "The keys were not changed", detail: error.message });
	}

	if (!isHydrated) return <Skeleton height={600} />;
	const changed = Object.keys(keyMap).length;
	return (
		<>
			<Card
				title="Keys"
				meta="They sleep while you type. A room's keys stand here once you have been in it."
				action={
					<Button icon={RotateCcw} disabled={changed === 0} onClick={() => resetAll.mutate()}>
						Reset all
					</Button>
				}
			>
				<p aria-live="polite" className="text-12 text-2">
					{changed === 0 ? "All keys are those that the studio comes with." : `You have changed ${changed === 1 ? "one key" : `${changed} keys`}.`}
				</p>
			</Card>
			<Scopes keyMap={keyMap} onChange={change.mutate} />
		</>
	);
}

function Scopes({ keyMap, onChange }: { readonly keyMap: KeyMap; readonly onChange: (change: KeyChange) => void }) {
	const [met] = useState(metShortcuts.list);
	const holders = met.map((shortcut) => toHolder(shortcut, keyMap));
	const byScope = Map.groupBy(met, ({ scope }) => scope);
	return [...byScope].map(([scope, shortcuts]) => (
		<Card key={scope} title={scope}>
			{[...Map.groupBy(shortcuts, ({ group }) => group)].map(([group, entries]) => (
				<section key={group} aria-label={`${scope}: ${group}`} className="mt-2">
					{group !== scope && <h3 className="mb-1 font-semibold text-11 text-3">{group}</h3>}
					<ul>
						{entries.map((shortcut) => {
							const holder = toHolder(shortcut, keyMap);
							return (
								<KeyRow
									key={shortcut.id}
									label={shortcut.label}
									keys={holder.keys}
									isChanged={keyMap[shortcut.id] !== undefined}
									isSequence={shortcut.keys.some((keys) => keys.includes(" "))}
									findHolder={(press) => findKeyConflict(press, holder, holders)?.label ?? null}
									onChange={(keys) => onChange({ shortcutId: shortcut.id, keys })}
								/>
							);
						})}
					</ul>
				</section>
			))}
		</Card>
	));
}

function toHolder({ id, label, scope, keys }: MetShortcut, keyMap: KeyMap): KeyHolder {
	return { id, label, scope, defaults: keys, keys: keyMap[id] ?? keys };
}

function withChange(keyMap: KeyMap, { shortcutId, keys }: KeyChange): KeyMap {
	const { [shortcutId]: _, ...others } = keyMap;
	return keys ? { ...others, [shortcutId]: keys } : others;
}

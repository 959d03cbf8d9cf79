"use client";

import Link from "next/link";
import { useState } from "react";
import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Switch } from "#components/ui/switch.tsx";

type ShortcutSheetProps = {
	/** Null while the sheet is closed. */
	readonly shortcuts: readonly Shortcut[] | null;
	readonly singleKeys: () => boolean;
	readonly onSingleKeysChange: (on: boolean) => void;
	readonly onClose: () => void;
};

/** Every key that does something on this page. */
export function ShortcutSheet({ shortcuts, singleKeys, onSingleKeysChange, onClose }: ShortcutSheetProps) {
	const groups = Map.groupBy(shortcuts ?? [], (shortcut) => shortcut.group);
	return (
		<Dialog open={shortcuts !== null} onOpenChange={(open) => !open && onClose()} title="Keys" description="They sleep while you type." size="medium">
			<div className="columns-2 gap-8 max-phone:columns-1">
				{[...groups].map(([group, entries]) => (
					<section key={group} className="mb-4 break-inside-avoid">
						<h3 className="mb-1 font-semibold text-11 text-3">{group}</h3>
						<dl>
							{entries.map((shortcut) => (
								<div key={shortcut.id} className="flex min-h-7 items-center gap-3 border-line border-b last:border-0">
									<dt className="min-w-0 flex-1">{shortcut.label}</dt>
									<dd className="flex items-center gap-1.5">
										{shortcut.keys.map((keys) => (
											<Kbd key={keys} keys={keys} exact />
										))}
									</dd>
								</div>
							))}
						</dl>
					</section>
				))}
			</div>
			<div className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-3">
				<SingleKeys initial={singleKeys} onChange={onSingleKeysChange} />
				<Link href="/settings/keys" onClick={onClose} className="rounded-1 font-medium text-accent underline-offset-2 hover:underline">
					Change keys
				</Link>
			</div>
		</Dialog>
	);
}

function SingleKeys({ initial, onChange }: { readonly initial: () => boolean; readonly onChange: (on: boolean) => void }) {
	const [on, setOn] = useState(initial);
	const handleChange = (next: boolean) => {
		setOn(next);
		onChange(next);
	};
	return (
		<Switch checked={on} onCheckedChange={handleChange}>
			Keys without Ctrl or ⌘ act
		</Switch>
	);
}

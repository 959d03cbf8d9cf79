"use client";

import { useContext } from "react";
import { ShortcutContext } from "#components/layout/shortcut-context.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

export function HelpButton() {
	const sheet = useContext(ShortcutContext);
	return (
		<Tooltip label="Keys of this page" shortcut="?">
			<button
				type="button"
				aria-label="Keys of this page"
				onClick={sheet?.openSheet}
				className="grid size-7 flex-none place-items-center rounded-2 hover:bg-hover max-phone:hidden"
			>
				<Kbd keys="?" />
			</button>
		</Tooltip>
	);
}

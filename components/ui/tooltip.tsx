"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "#components/ui/kbd.tsx";

type TooltipProps = {
	readonly label: string;
	readonly shortcut?: string;
	readonly side?: "top" | "right" | "bottom" | "left";
	/** The thing spoken of; it carries its own accessible name. */
	readonly children: ReactElement<Record<string, unknown>>;
};

export function Tooltip({ label, shortcut, side = "bottom", children }: TooltipProps) {
	return (
		<BaseTooltip.Root>
			<BaseTooltip.Trigger render={children} />
			<BaseTooltip.Portal>
				<BaseTooltip.Positioner side={side} sideOffset={6} className="z-50">
					<BaseTooltip.Popup className="floats flex h-7 items-center gap-2 px-2 font-medium text-12">
						{label}
						{shortcut && <Kbd keys={shortcut} />}
					</BaseTooltip.Popup>
				</BaseTooltip.Positioner>
			</BaseTooltip.Portal>
		</BaseTooltip.Root>
	);
}

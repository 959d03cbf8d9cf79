"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";

type PopoverProps = {
	readonly trigger: ReactElement<Record<string, unknown>>;
	readonly title: string;
	readonly open?: boolean;
	readonly onOpenChange?: (open: boolean) => void;
	readonly children: ReactNode;
};

export function Popover({ trigger, title, open, onOpenChange, children }: PopoverProps) {
	return (
		<BasePopover.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
			<BasePopover.Trigger render={trigger} />
			<BasePopover.Portal>
				<BasePopover.Positioner sideOffset={6} className="z-50">
					<BasePopover.Popup className="floats w-72 max-w-[calc(100vw-24px)] p-3">
						<BasePopover.Title className="mb-2 text-13">{title}</BasePopover.Title>
						{children}
					</BasePopover.Popup>
				</BasePopover.Positioner>
			</BasePopover.Portal>
		</BasePopover.Root>
	);
}

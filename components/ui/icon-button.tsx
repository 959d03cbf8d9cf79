"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import type { LucideIcon } from "lucide-react";
import { Tooltip } from "#components/ui/tooltip.tsx";

type IconButtonProps = {
	/** Read out, and shown when the pointer rests. */
	readonly label: string;
	readonly icon: LucideIcon;
	readonly shortcut?: string;
	readonly pressed?: boolean;
	readonly disabled?: boolean;
	readonly onClick?: () => void;
};

export function IconButton({ label, icon: Icon, shortcut, pressed, disabled = false, onClick }: IconButtonProps) {
	return (
		<Tooltip label={label} shortcut={shortcut}>
			<BaseButton
				aria-label={label}
				aria-pressed={pressed}
				disabled={disabled}
				onClick={onClick}
				className="grid size-7 flex-none place-items-center rounded-2 text-2 transition-colors t-fast hover:bg-hover hover:text-1 active:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent data-disabled:opacity-50 max-phone:size-(--control-phone,44px)"
			>
				<Icon aria-hidden className="size-4" strokeWidth={1.5} />
			</BaseButton>
		</Tooltip>
	);
}

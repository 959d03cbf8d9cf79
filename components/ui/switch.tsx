"use client";

import { Field } from "@base-ui/react/field";
import { Switch as BaseSwitch } from "@base-ui/react/switch";
import type { ReactNode } from "react";

type SwitchProps = {
	readonly children: ReactNode;
	readonly checked: boolean;
	readonly disabled?: boolean;
	readonly onCheckedChange: (checked: boolean) => void;
};

/** On or off, at once. */
export function Switch({ children, checked, disabled, onCheckedChange }: SwitchProps) {
	return (
		<Field.Root className="contents">
			<Field.Label className="flex min-h-6 items-center gap-2 max-phone:min-h-11">
				<BaseSwitch.Root
					checked={checked}
					disabled={disabled}
					onCheckedChange={(next) => onCheckedChange(next)}
					className="flex h-4 w-7 flex-none items-center rounded-full border border-line-control bg-line-control p-px transition-colors t-fast data-checked:border-accent-solid data-checked:bg-accent-solid"
				>
					<BaseSwitch.Thumb className="size-3 rounded-full bg-surface transition-transform t-fast data-checked:translate-x-3" />
				</BaseSwitch.Root>
				{children}
			</Field.Label>
		</Field.Root>
	);
}

"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Field } from "@base-ui/react/field";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

type CheckboxProps = {
	readonly children: ReactNode;
	readonly name?: string;
	readonly value?: string;
	readonly checked?: boolean;
	readonly defaultChecked?: boolean;
	readonly disabled?: boolean;
	readonly onCheckedChange?: (checked: boolean) => void;
};

/** The words belong to the box: pressing either switches it. */
export function Checkbox({ children, ...box }: CheckboxProps) {
	return (
		<Field.Root className="contents">
			<Field.Label className="flex min-h-6 w-full items-center gap-2 max-phone:min-h-11">
				<BaseCheckbox.Root
					{...box}
					onCheckedChange={(checked) => box.onCheckedChange?.(checked)}
					className="grid size-3.5 flex-none place-items-center rounded-[3px] border border-line-control bg-surface text-on-solid data-checked:border-accent-solid data-checked:bg-accent-solid data-disabled:opacity-50"
				>
					<BaseCheckbox.Indicator>
						<Check aria-hidden className="size-3" strokeWidth={2.25} />
					</BaseCheckbox.Indicator>
				</BaseCheckbox.Root>
				{children}
			</Field.Label>
		</Field.Root>
	);
}

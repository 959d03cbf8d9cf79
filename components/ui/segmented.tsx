"use client";

import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactNode } from "react";

export type Segment<Value extends string = string> = { readonly value: Value; readonly label: ReactNode };

type SegmentedProps<Value extends string> = {
	readonly label: string;
	readonly segments: readonly Segment<Value>[];
	readonly value: Value;
	readonly onValueChange: (value: Value) => void;
};

/** One of a few, all in sight. */
export function Segmented<Value extends string>({ label, segments, value, onValueChange }: SegmentedProps<Value>) {
	return (
		<ToggleGroup
			aria-label={label}
			value={[value]}
			onValueChange={([next]) => next && onValueChange(next as Value)}
			className="inline-flex flex-none rounded-2 border border-line bg-sunken p-0.5"
		>
			{segments.map((segment) => (
				<Toggle
					key={segment.value}
					value={segment.value}
					className="inline-flex h-[22px] items-center gap-1.5 whitespace-nowrap rounded-1 px-2.5 font-medium text-12 text-2 transition-colors t-fast hover:text-1 data-pressed:bg-raised data-pressed:text-1 data-pressed:shadow-mid max-phone:h-[calc(var(--control-phone,44px)-6px)]"
				>
					{segment.label}
				</Toggle>
			))}
		</ToggleGroup>
	);
}

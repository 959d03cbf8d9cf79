"use client";

import { Check, Minus } from "lucide-react";

type ItemPickerProps = {
	readonly label: string;
	/** `some` of several. */
	readonly isPicked: boolean | "some";
	readonly onPick: (isRange: boolean) => void;
};

/** The box that chooses a row, or all of them. The browser's own, since a press with Shift must tell that it had Shift. */
export function ItemPicker({ label, isPicked, onPick }: ItemPickerProps) {
	const Mark = isPicked === "some" ? Minus : Check;
	return (
		<label className="absolute inset-y-0 left-0 z-10 grid w-[calc(16px+var(--picker,0px))] place-items-center">
			<input
				type="checkbox"
				aria-label={label}
				checked={isPicked === true}
				ref={(box) => {
					if (box) box.indeterminate = isPicked === "some";
				}}
				onChange={(event) => onPick("shiftKey" in event.nativeEvent && event.nativeEvent.shiftKey === true)}
				className="size-3.5 appearance-none rounded-[3px] border border-line-control bg-surface checked:border-accent-solid checked:bg-accent-solid indeterminate:border-accent-solid indeterminate:bg-accent-solid"
			/>
			{isPicked !== false && <Mark aria-hidden className="pointer-events-none absolute size-3 text-on-solid" strokeWidth={2.25} />}
		</label>
	);
}

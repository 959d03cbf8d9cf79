"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { classNames } from "#components/ui/class-names.ts";

export type SelectOption<Value extends string = string> = {
	readonly value: Value;
	readonly label: string;
	readonly note?: string;
	readonly disabled?: boolean;
};

type SelectProps<Value extends string> = {
	/** Read out; a `FormField` around it may show a label too. */
	readonly label: string;
	readonly options: readonly SelectOption<Value>[];
	readonly value: Value | null;
	readonly placeholder?: string;
	readonly name?: string;
	readonly disabled?: boolean;
	readonly block?: boolean;
	readonly onValueChange: (value: Value) => void;
};

export function Select<Value extends string>({
	label,
	options,
	value,
	placeholder = "Choose",
	name,
	disabled,
	block = false,
	onValueChange,
}: SelectProps<Value>) {
	return (
		<BaseSelect.Root items={[...options]} value={value} name={name} disabled={disabled} onValueChange={(next) => next !== null && onValueChange(next)}>
			<BaseSelect.Trigger
				aria-label={label}
				className={classNames(
					"inline-flex h-7 min-w-0 items-center gap-2 rounded-2 border border-line-strong bg-surface pr-2 pl-2.5 font-medium shadow-low transition-colors t-fast hover:bg-hover data-popup-open:bg-hover data-disabled:opacity-50 max-phone:h-(--control-phone,44px)",
					block ? "w-full justify-between" : "max-w-60",
				)}
			>
				<BaseSelect.Value className="truncate data-placeholder:text-3" placeholder={placeholder} />
				<BaseSelect.Icon className="flex-none text-3">
					<ChevronDown aria-hidden className="size-3.5" strokeWidth={1.75} />
				</BaseSelect.Icon>
			</BaseSelect.Trigger>
			<BaseSelect.Portal>
				<BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-0">
					<BaseSelect.Popup className="floats max-h-[min(var(--available-height),360px)] min-w-[max(var(--anchor-width),140px)] scroll-thin p-1">
						<BaseSelect.List>
							{options.map((option) => (
								<BaseSelect.Item
									key={option.value}
									value={option.value}
									disabled={option.disabled}
									className="grid min-h-7 cursor-pointer select-none grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-2 rounded-1 px-2 outline-0 data-disabled:cursor-default data-disabled:text-3 data-highlighted:bg-hover max-phone:min-h-11"
								>
									<BaseSelect.ItemIndicator className="col-start-1 text-accent">
										<Check aria-hidden className="size-3.5" strokeWidth={2} />
									</BaseSelect.ItemIndicator>
									<BaseSelect.ItemText className="col-start-2 truncate">{option.label}</BaseSelect.ItemText>
									{option.note && <span className="col-start-3 text-12 text-3">{option.note}</span>}
								</BaseSelect.Item>
							))}
						</BaseSelect.List>
					</BaseSelect.Popup>
				</BaseSelect.Positioner>
			</BaseSelect.Portal>
		</BaseSelect.Root>
	);
}

"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { type Ref, useId, useRef, useState } from "react";
import { CONTROL_STYLE } from "#components/ui/control-style.ts";

type SuggestFieldProps = {
	readonly label: string;
	readonly suggestions: readonly string[];
	/** What stands in it at first; give the field a key per thing it is about. */
	readonly value: string;
	readonly placeholder?: string;
	readonly maxLength?: number;
	readonly inputRef?: Ref<HTMLInputElement>;
	/** Called with other words than before, when they are sent, chosen, or left. */
	readonly onCommit: (value: string) => void;
	/** After Enter or a choice, and after Escape. */
	readonly onDone?: () => void;
};

const SUGGESTIONS_MAX = 60;

/** A field for free words with suggestions below it. Enter takes what is written or highlighted, Escape puts back what was there. */
export function SuggestField({ label, suggestions, value, placeholder, maxLength, inputRef, onCommit, onDone }: SuggestFieldProps) {
	const [text, setText] = useState(value);
	/** What leaving the field would take: a blur may come before the next render. */
	const given = useRef(value);
	const id = useId();

	function write(next: string): void {
		given.current = next;
		setText(next);
	}

	function commit(): void {
		const words = given.current.trim();
		if (words !== value) onCommit(words);
	}

	return (
		<form
			className="grid min-w-0 gap-1"
			onSubmit={(event) => {
				event.preventDefault();
				commit();
				onDone?.();
			}}
		>
			<Autocomplete.Root
				items={suggestions}
				limit={SUGGESTIONS_MAX}
				value={text}
				openOnInputClick
				onValueChange={(next, { reason }) => {
					write(next);
					if (reason !== "item-press") return;
					commit();
					onDone?.();
				}}
			>
				<label htmlFor={id} className="font-medium text-11 text-3">
					{label}
				</label>
				<Autocomplete.Input
					id={id}
					ref={inputRef}
					placeholder={placeholder}
					maxLength={maxLength}
					className={CONTROL_STYLE}
					onBlur={commit}
					onKeyDown={(event) => {
						if (event.key !== "Escape") return;
						event.stopPropagation();
						write(value);
						onDone?.();
					}}
				/>
				<Autocomplete.Portal>
					<Autocomplete.Positioner sideOffset={4} className="z-50 outline-0">
						<Autocomplete.Popup className="floats max-h-[min(var(--available-height),260px)] min-w-(--anchor-width) scroll-thin p-1 data-empty:hidden">
							<Autocomplete.List>
								{(suggestion: string) => (
									<Autocomplete.Item
										key={suggestion}
										value={suggestion}
										className="flex min-h-7 cursor-pointer select-none items-center rounded-1 px-2 outline-0 data-highlighted:bg-hover max-phone:min-h-11"
									>
										{suggestion}
									</Autocomplete.Item>
								)}
							</Autocomplete.List>
						</Autocomplete.Popup>
					</Autocomplete.Positioner>
				</Autocomplete.Portal>
			</Autocomplete.Root>
		</form>
	);
}

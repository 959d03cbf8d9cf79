"use client";

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
	/** Called with other words than before, when they are sent or left. */
	readonly onCommit: (value: string) => void;
	/** After Enter and after Escape. */
	readonly onDone?: () => void;
};

const SUGGESTIONS_MAX = 300;

/** A field for free words with the browser's own suggestions. Enter takes what is written, Escape puts back what was there. */
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
			<label htmlFor={id} className="font-medium text-11 text-3">
				{label}
			</label>
			<input
				id={id}
				ref={inputRef}
				list={suggestions.length > 0 ? `${id}-suggestions` : undefined}
				value={text}
				placeholder={placeholder}
				maxLength={maxLength}
				autoComplete="off"
				className={CONTROL_STYLE}
				onChange={(event) => write(event.target.value)}
				onBlur={commit}
				onKeyDown={(event) => {
					if (event.key !== "Escape") return;
					event.preventDefault();
					event.stopPropagation();
					write(value);
					onDone?.();
				}}
			/>
			{suggestions.length > 0 && (
				<datalist id={`${id}-suggestions`}>
					{suggestions.slice(0, SUGGESTIONS_MAX).map((suggestion) => (
						<option key={suggestion} value={suggestion} />
					))}
				</datalist>
			)}
		</form>
	);
}

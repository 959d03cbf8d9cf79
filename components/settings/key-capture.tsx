"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { pressOf } from "#components/layout/press-of.ts";
import { pressName } from "#components/ui/press-name.ts";

type KeyCaptureProps = {
	readonly label: string;
	readonly isSequence: boolean;
	readonly onPress: (press: string) => void;
	readonly onCancel: () => void;
};

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead"]);

/** Waits for the key that is to do it, with the focus, so that the press does nothing else. Tab goes on and Escape goes back, as everywhere. */
export function KeyCapture({ label, isSequence, onPress, onCancel }: KeyCaptureProps) {
	const field = useRef<HTMLButtonElement>(null);
	const [first, setFirst] = useState<string | null>(null);

	useEffect(() => field.current?.focus(), []);

	function handleKeyDown(event: KeyboardEvent): void {
		if (event.key === "Tab" || MODIFIERS.has(event.key)) return;
		event.preventDefault();
		event.stopPropagation();
		if (event.repeat) return;
		const press = pressOf(event);
		const isFirst = isSequence && first === null;
		setFirst(isFirst ? press : null);
		if (press === "escape") onCancel();
		else if (!isFirst) onPress(first === null ? press : `${first} ${press}`);
	}

	return (
		<button
			ref={field}
			type="button"
			aria-label={`Press the key for: ${label}`}
			onKeyDown={handleKeyDown}
			onKeyUp={(event) => event.preventDefault()}
			onBlur={onCancel}
			className="h-7 rounded-2 border border-accent bg-accent-soft px-3 font-medium text-12 text-accent"
		>
			{first === null ? `Press ${isSequence ? "two keys" : "a key"} …` : `${pressName(first)}, then …`}
		</button>
	);
}

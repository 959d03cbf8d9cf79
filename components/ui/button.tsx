"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { LoaderCircle, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "#components/ui/button-style.ts";
import { Kbd } from "#components/ui/kbd.tsx";

type ButtonProps = {
	readonly children: ReactNode;
	/** Read out in place of the text, where several buttons of one text stand side by side. */
	readonly label?: string;
	readonly variant?: ButtonVariant;
	readonly size?: ButtonSize;
	readonly icon?: LucideIcon;
	/** The key that does the same, shown where it acts. */
	readonly shortcut?: string;
	readonly type?: "button" | "submit";
	/** Work is under way: the button keeps its width and its focus, and does nothing. */
	readonly pending?: boolean;
	readonly disabled?: boolean;
	readonly block?: boolean;
	readonly form?: string;
	readonly name?: string;
	readonly value?: string;
	readonly onClick?: () => void;
};

export function Button({
	children,
	label,
	variant,
	size,
	icon: Icon,
	shortcut,
	type = "button",
	pending = false,
	disabled = false,
	block = false,
	...rest
}: ButtonProps) {
	return (
		<BaseButton
			{...rest}
			type={type}
			disabled={disabled || pending}
			focusableWhenDisabled={pending}
			aria-label={label}
			aria-busy={pending || undefined}
			className={buttonStyle({ variant, size, block })}
		>
			{pending ? (
				<LoaderCircle aria-hidden className="size-4 flex-none animate-spin" strokeWidth={1.5} />
			) : (
				Icon && <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.5} />
			)}
			{children}
			{shortcut && <Kbd keys={shortcut} quiet />}
		</BaseButton>
	);
}

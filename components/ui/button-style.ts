import { classNames } from "#components/ui/class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "control" | "search" | "large";

const VARIANTS: Record<ButtonVariant, string> = {
	primary: "border-accent-solid bg-accent-solid text-on-solid shadow-low hover:opacity-92 active:opacity-85",
	secondary: "border-line-strong bg-surface text-1 shadow-low hover:bg-hover active:bg-sunken",
	ghost: "border-transparent bg-transparent text-2 hover:bg-hover hover:text-1 active:bg-sunken",
	danger: "border-line-strong bg-surface text-reject shadow-low hover:bg-reject-soft active:bg-reject-soft",
};

const SIZES: Record<ButtonSize, string> = {
	control: "h-7 rounded-2 px-2.5 text-13",
	search: "h-8 rounded-2 px-2.5 text-13",
	large: "h-[38px] rounded-3 px-3.5 text-13 font-semibold",
};

/** One look for what is pressed, be it a button or a link. A phone's fingers get 44 px. */
export function buttonStyle({
	variant = "secondary",
	size = "control",
	block = false,
}: {
	variant?: ButtonVariant;
	size?: ButtonSize;
	block?: boolean;
} = {}): string {
	return classNames(
		"inline-flex select-none items-center justify-center gap-2 whitespace-nowrap border font-medium transition-[background-color,opacity,color] t-fast",
		"disabled:opacity-50 data-disabled:opacity-50 data-disabled:pointer-events-none max-phone:h-(--control-phone,44px) max-phone:px-3.5",
		VARIANTS[variant],
		SIZES[size],
		block && "w-full",
	);
}

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type ChipTone = "plain" | "accent" | "good" | "bad" | "warn" | "quiet";

const TONES: Record<ChipTone, string> = {
	plain: "border-line bg-sunken text-2",
	accent: "border-accent-line bg-accent-soft text-accent",
	good: "border-transparent bg-accept-soft text-accept",
	bad: "border-transparent bg-reject-soft text-reject",
	warn: "border-transparent bg-warn-soft text-warn",
	quiet: "border-transparent bg-defer-soft text-defer",
};

/** A state in a word. Color is never alone: give it an icon where the tone says something. */
export function Chip({ children, tone = "plain", icon: Icon }: { readonly children: ReactNode; readonly tone?: ChipTone; readonly icon?: LucideIcon }) {
	return (
		<span
			className={classNames("inline-flex h-5 flex-none items-center gap-[5px] whitespace-nowrap rounded-1 border px-[7px] font-medium text-11", TONES[tone])}
		>
			{Icon && <Icon aria-hidden className="size-3 flex-none" strokeWidth={2} />}
			{children}
		</span>
	);
}

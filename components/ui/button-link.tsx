import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "#components/ui/button-style.ts";
import { Kbd } from "#components/ui/kbd.tsx";

type ButtonLinkProps = {
	readonly href: string;
	readonly children: ReactNode;
	readonly variant?: ButtonVariant;
	readonly size?: ButtonSize;
	readonly icon?: LucideIcon;
	readonly shortcut?: string;
	readonly block?: boolean;
	/** A file to save rather than a page to open. */
	readonly download?: boolean;
};

/** Goes somewhere, looks like a button. */
export function ButtonLink({ href, children, variant, size, icon: Icon, shortcut, block, download = false }: ButtonLinkProps) {
	const style = buttonStyle({ variant, size, block });
	const content = (
		<>
			{Icon && <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.5} />}
			{children}
			{shortcut && <Kbd keys={shortcut} quiet />}
		</>
	);
	if (download) {
		return (
			<a href={href} download className={style}>
				{content}
			</a>
		);
	}
	return (
		<Link href={href} className={style}>
			{content}
		</Link>
	);
}

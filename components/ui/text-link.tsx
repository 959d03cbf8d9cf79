import Link from "next/link";
import type { ReactNode } from "react";

type TextLinkProps = { readonly href: string; readonly children: ReactNode; readonly download?: boolean };

export function TextLink({ href, children, download = false }: TextLinkProps) {
	const style = "rounded-1 font-medium text-accent underline-offset-2 hover:underline";
	if (download) {
		return (
			<a href={href} download className={style}>
				{children}
			</a>
		);
	}
	return (
		<Link href={href} className={style}>
			{children}
		</Link>
	);
}

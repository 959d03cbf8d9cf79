import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

type StateMessageProps = {
	readonly icon: LucideIcon;
	readonly tone?: "plain" | "bad" | "warn";
	readonly title: string;
	readonly children?: ReactNode;
	readonly action?: ReactNode;
	readonly announce?: boolean;
	/** Inside a card rather than in the middle of a page. */
	readonly compact?: boolean;
};

const TONES = { plain: "text-3", bad: "text-reject", warn: "text-warn" };

/** Something to say in place of content: what is so, why, and the one thing to do about it. */
export function StateMessage({ icon: Icon, tone = "plain", title, children, action, announce = false, compact = false }: StateMessageProps) {
	return (
		<div
			role={announce ? "alert" : undefined}
			className={classNames("mx-auto flex max-w-[440px] flex-col items-center gap-1.5 px-4 text-center", compact ? "py-5" : "py-16")}
		>
			<Icon aria-hidden className={classNames("mb-2 size-6", TONES[tone])} strokeWidth={1.5} />
			<h2 className="text-14">{title}</h2>
			{children && <div className="text-pretty text-13 text-2 leading-read">{children}</div>}
			{action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
		</div>
	);
}

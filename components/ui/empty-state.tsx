import { Inbox, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { StateMessage } from "#components/ui/state-message.tsx";

/** Nothing here: one sentence on why, one action. */
export function EmptyState({
	title,
	children,
	action,
	icon = Inbox,
}: {
	readonly title: string;
	readonly children?: ReactNode;
	readonly action?: ReactNode;
	readonly icon?: LucideIcon;
}) {
	return (
		<StateMessage icon={icon} title={title} action={action}>
			{children}
		</StateMessage>
	);
}

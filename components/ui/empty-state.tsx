import { Inbox, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { StateMessage } from "#components/ui/state-message.tsx";

type EmptyStateProps = {
	readonly title: string;
	readonly children?: ReactNode;
	readonly action?: ReactNode;
	readonly compact?: boolean;
	readonly icon?: LucideIcon;
};

/** Nothing here: one sentence on why, one action. */
export function EmptyState({ title, children, action, compact, icon = Inbox }: EmptyStateProps) {
	return (
		<StateMessage compact={compact} icon={icon} title={title} action={action}>
			{children}
		</StateMessage>
	);
}

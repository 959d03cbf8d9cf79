import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { StateMessage } from "#components/ui/state-message.tsx";

/** It failed, in place: the cause, what was kept, and how to try again. */
export function ErrorState({
	title,
	children,
	action,
	compact,
}: {
	readonly title: string;
	readonly children?: ReactNode;
	readonly action?: ReactNode;
	readonly compact?: boolean;
}) {
	return (
		<StateMessage compact={compact} icon={TriangleAlert} tone="bad" title={title} action={action} announce>
			{children}
		</StateMessage>
	);
}

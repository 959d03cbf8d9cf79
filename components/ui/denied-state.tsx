import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { StateMessage } from "#components/ui/state-message.tsx";

/** Not for you: who may grant it. */
export function DeniedState({
	title = "You have no access here",
	children,
	action,
}: {
	readonly title?: string;
	readonly children: ReactNode;
	readonly action?: ReactNode;
}) {
	return (
		<StateMessage icon={Lock} title={title} action={action}>
			{children}
		</StateMessage>
	);
}

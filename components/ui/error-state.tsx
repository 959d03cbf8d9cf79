import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { StateMessage } from "#components/ui/state-message.tsx";

/** It failed, in place: the cause, what was kept, and how to try again. */
export function ErrorState({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
	return (
		<StateMessage icon={TriangleAlert} tone="bad" title={title} action={action} announce>
			{children}
		</StateMessage>
	);
}

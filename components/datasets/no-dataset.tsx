import { Database } from "lucide-react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** What a page about one dataset shows before there is any. */
export function NoDataset() {
	return (
		<EmptyState
			icon={Database}
			title="No dataset yet"
			action={
				<ButtonLink href="/datasets?new=1" variant="primary">
					Create a dataset
				</ButtonLink>
			}
		>
			Photos, questions and decisions live in a dataset.
		</EmptyState>
	);
}

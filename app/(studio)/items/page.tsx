import { PageFrame } from "#components/layout/page-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function ItemsPage() {
	return (
		<PageFrame title="Items">
			<EmptyState title="No items yet">Create a dataset and import photos first.</EmptyState>
		</PageFrame>
	);
}

import { PageFrame } from "#components/layout/page-frame.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function StudioNotFound() {
	return (
		<PageFrame title="Not found">
			<EmptyState title="There is nothing at this address" action={<ButtonLink href="/items">Go to the items</ButtonLink>}>
				It may have been renamed, or the link is incomplete.
			</EmptyState>
		</PageFrame>
	);
}

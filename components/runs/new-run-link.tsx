import { Plus } from "lucide-react";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** The rooms' one primary button. */
export function NewRunLink() {
	return (
		<ButtonLink href="/runs/new" variant="primary" icon={Plus}>
			New run
		</ButtonLink>
	);
}

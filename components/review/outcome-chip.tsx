import { OUTCOME_NAMES } from "#components/review/outcome-names.ts";
import { Chip } from "#components/ui/chip.tsx";
import type { Outcome } from "#lib/history/schema.ts";

export function OutcomeChip({ outcome }: { readonly outcome: Outcome }) {
	const { name, tone, icon } = OUTCOME_NAMES[outcome];
	return (
		<Chip tone={tone} icon={icon}>
			{name}
		</Chip>
	);
}

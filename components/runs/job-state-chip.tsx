import { Ban, CircleAlert, CircleCheck, Clock, LoaderCircle, type LucideIcon } from "lucide-react";
import { Chip, type ChipTone } from "#components/ui/chip.tsx";
import type { JobState } from "#lib/jobs/schema.ts";

const STATES: Record<JobState, { readonly label: string; readonly tone: ChipTone; readonly icon: LucideIcon }> = {
	queued: { label: "Queued", tone: "quiet", icon: Clock },
	running: { label: "Running", tone: "accent", icon: LoaderCircle },
	done: { label: "Done", tone: "good", icon: CircleCheck },
	failed: { label: "Failed", tone: "bad", icon: CircleAlert },
	cancelled: { label: "Cancelled", tone: "plain", icon: Ban },
};

export function JobStateChip({ state }: { readonly state: JobState }) {
	const { label, tone, icon } = STATES[state];
	return (
		<Chip tone={tone} icon={icon}>
			{label}
		</Chip>
	);
}

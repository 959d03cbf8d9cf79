import { Ban, CircleAlert, CircleCheck, CircleDot, CirclePause, type LucideIcon } from "lucide-react";
import { Chip, type ChipTone } from "#components/ui/chip.tsx";
import type { RunState } from "#lib/runs/schema.ts";

const STATES: Readonly<Record<RunState, { readonly label: string; readonly tone: ChipTone; readonly icon: LucideIcon }>> = {
	running: { label: "Running", tone: "accent", icon: CircleDot },
	paused: { label: "Paused", tone: "warn", icon: CirclePause },
	cancelled: { label: "Stopped", tone: "plain", icon: Ban },
	done: { label: "Done", tone: "good", icon: CircleCheck },
	failed: { label: "Failed", tone: "bad", icon: CircleAlert },
};

export function RunStateChip({ state }: { readonly state: RunState }) {
	const { label, tone, icon } = STATES[state];
	return (
		<Chip tone={tone} icon={icon}>
			{label}
		</Chip>
	);
}

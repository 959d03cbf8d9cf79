import { Trash2, TriangleAlert } from "lucide-react";
import { OutcomeChip } from "#components/review/outcome-chip.tsx";
import { Chip } from "#components/ui/chip.tsx";
import type { RecordHead } from "#lib/review/item-record.ts";

/** Where a subject stands: its outcome, and whether what it rests on has changed. */
export function HeadChips({ head, isDecided = true }: { readonly head: Pick<RecordHead, "outcome" | "staleBecause">; readonly isDecided?: boolean }) {
	return (
		<>
			{head.outcome === "removed" ? <Chip icon={Trash2}>Removed</Chip> : isDecided && <OutcomeChip outcome={head.outcome} />}
			{head.staleBecause.length > 0 && (
				<Chip tone="warn" icon={TriangleAlert}>
					Stale
				</Chip>
			)}
		</>
	);
}

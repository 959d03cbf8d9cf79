import { LoaderCircle, RefreshCw, TriangleAlert } from "lucide-react";
import { classNames } from "#components/ui/class-names.ts";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";

const LOOKS = {
	waiting: { icon: LoaderCircle, says: "on its way", style: "bg-defer-soft text-defer" },
	running: { icon: LoaderCircle, says: "on its way", style: "bg-defer-soft text-defer" },
	ready: { icon: RefreshCw, says: "ready", style: "bg-accept-soft text-accept" },
	failed: { icon: TriangleAlert, says: "failed", style: "bg-warn-soft text-warn" },
	taken: { icon: RefreshCw, says: "taken", style: "bg-sunken text-2" },
	kept: { icon: RefreshCw, says: "kept", style: "bg-sunken text-2" },
} as const;

/** That something of the item is being made anew; opens it. */
export function CandidateChip({ candidate: { state, subject }, onOpen }: { readonly candidate: Candidate; readonly onOpen: () => void }) {
	const { icon: Icon, says, style } = LOOKS[state];
	return (
		<button
			type="button"
			onClick={onOpen}
			className={classNames(
				"inline-flex h-5 flex-none items-center gap-[5px] whitespace-nowrap rounded-1 px-[7px] font-medium text-11 hover:opacity-85 max-phone:h-11",
				style,
			)}
		>
			<Icon aria-hidden className="size-3 flex-none" strokeWidth={2} />
			New {subject.kind} {says}
		</button>
	);
}

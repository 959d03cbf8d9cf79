import { Check, type LucideIcon, Pause, X } from "lucide-react";
import type { ChipTone } from "#components/ui/chip.tsx";
import type { Outcome } from "#lib/history/schema.ts";

/** How an outcome looks: never by color alone. */
export const OUTCOME_NAMES: Readonly<Record<Outcome, { readonly name: string; readonly tone: ChipTone; readonly icon?: LucideIcon }>> = {
	undecided: { name: "New", tone: "plain" },
	accepted: { name: "Accepted", tone: "good", icon: Check },
	rejected: { name: "Rejected", tone: "bad", icon: X },
	deferred: { name: "Deferred", tone: "quiet", icon: Pause },
};

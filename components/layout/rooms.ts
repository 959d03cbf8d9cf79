import { Activity, Database, Layers, List, type LucideIcon, MonitorCheck, SlidersHorizontal } from "lucide-react";

export type Room = { readonly href: string; readonly label: string; readonly icon: LucideIcon; readonly keys: string };

/** The rooms of the studio, in the order in which they hang in the rail; the last one at its foot. */
export const ROOMS: readonly Room[] = [
	{ href: "/review", label: "Review", icon: MonitorCheck, keys: "g r" },
	{ href: "/items", label: "Items", icon: List, keys: "g i" },
	{ href: "/datasets", label: "Datasets", icon: Database, keys: "g d" },
	{ href: "/runs", label: "Runs", icon: Activity, keys: "g u" },
	{ href: "/snapshots", label: "Snapshots", icon: Layers, keys: "g s" },
	{ href: "/settings", label: "Settings", icon: SlidersHorizontal, keys: "g t" },
];

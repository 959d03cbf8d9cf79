"use client";

import { Check, Copy, type LucideIcon, SquareDashedMousePointer, Tag, Trash2, Undo2 } from "lucide-react";
import { useSyncExternalStore } from "react";
import type { RegionEditStore } from "#components/review/region-edit-store.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";

/** Says that boxes are edited, and what can be done with them, over the photo. */
export function RegionEditBar({ edit }: { readonly edit: RegionEditStore }) {
	const tool = useSyncExternalStore(
		edit.editor.subscribe,
		() => edit.editor.get().tool.kind,
		() => "resting",
	);
	const hasSelected = useSyncExternalStore(
		edit.editor.subscribe,
		() => edit.editor.get().tool.selected !== null,
		() => false,
	);
	const { send } = edit.editor;
	const isArmed = tool === "armed" || tool === "drawing";
	return (
		<div
			role="toolbar"
			aria-label="Edit boxes"
			className="absolute inset-x-2.5 top-2.5 flex items-center gap-0.5 rounded-2 bg-[#0f1013e0] p-0.5 text-12 text-[#eceef1] shadow-[0_2px_8px_#0006] [--focus-ring:0_0_0_2px_#fff]"
		>
			<b className="flex-1 truncate px-2 font-semibold">{isArmed ? "Drag a box" : "Editing boxes"}</b>
			<BarButton label="Draw" icon={SquareDashedMousePointer} shortcut="d" isPressed={isArmed} onPress={() => send({ kind: "arm" })} />
			<BarButton label="Label" icon={Tag} shortcut="enter" isPossible={hasSelected} onPress={() => send({ kind: "relabel" })} />
			<BarButton label="Copy" icon={Copy} shortcut="c" isPossible={hasSelected} onPress={() => send({ kind: "duplicate" })} />
			<BarButton label="Delete" icon={Trash2} shortcut="delete" isPossible={hasSelected} onPress={() => send({ kind: "remove" })} />
			<BarButton label="Undo" icon={Undo2} shortcut="z" onPress={() => edit.undo()} />
			<button
				type="button"
				onClick={() => edit.editor.turnOff()}
				className="ml-1 flex h-[26px] items-center gap-1.5 rounded-1 bg-white/15 px-2 font-medium hover:bg-white/25 max-phone:h-8"
			>
				<Check aria-hidden className="size-3.5" strokeWidth={2} />
				Done
			</button>
		</div>
	);
}

type BarButtonProps = {
	readonly label: string;
	readonly icon: LucideIcon;
	readonly shortcut: string;
	readonly isPressed?: boolean;
	readonly isPossible?: boolean;
	readonly onPress: () => void;
};

function BarButton({ label, icon: Icon, shortcut, isPressed, isPossible = true, onPress }: BarButtonProps) {
	return (
		<Tooltip label={label} shortcut={shortcut} side="bottom">
			<button
				type="button"
				aria-label={label}
				aria-pressed={isPressed}
				disabled={!isPossible}
				onClick={onPress}
				className="grid size-[26px] flex-none place-items-center rounded-1 hover:bg-white/15 disabled:opacity-40 aria-pressed:bg-white aria-pressed:text-[#0f1013] max-phone:size-8"
			>
				<Icon aria-hidden className="size-4" strokeWidth={1.5} />
			</button>
		</Tooltip>
	);
}

import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import type { RegionEditStore } from "#components/review/region-edit-store.ts";
import { toast } from "#components/ui/toast.ts";

const GROUP = "Boxes, while they are edited";
const FAR_PX = 10;
const WAYS = [
	{ key: "arrowleft", x: -1, y: 0, way: "left", edge: "right edge left" },
	{ key: "arrowright", x: 1, y: 0, way: "right", edge: "right edge right" },
	{ key: "arrowup", x: 0, y: -1, way: "up", edge: "lower edge up" },
	{ key: "arrowdown", x: 0, y: 1, way: "down", edge: "lower edge down" },
] as const;

/** The key that begins to edit boxes, by drawing one. */
export function regionEditEntry(edit: RegionEditStore): readonly Shortcut[] {
	const draw = () => {
		edit.turnOn();
		edit.editor.send({ kind: "arm" });
	};
	return [{ id: "boxes.draw", keys: ["d"], label: "Draw a box", group: "Photo", command: draw }];
}

/** The keys while boxes are edited. They come after those of the review and win; what decides waits until the boxes are done. */
export function regionEditShortcuts(edit: RegionEditStore): readonly Shortcut[] {
	const { send } = edit.editor;
	const nudge = (x: number, y: number, resizes: boolean) => () => send({ kind: "nudge", by: { x, y }, resizes });
	return [
		...regionEditEntry(edit),
		...WAYS.flatMap(({ key, x, y, way, edge }): readonly Shortcut[] => [
			{ id: `boxes.move-${key}`, keys: [key], label: `Move the box ${way} by a pixel`, group: GROUP, repeats: true, command: nudge(x, y, false) },
			{
				id: `boxes.move-far-${key}`,
				keys: [`shift+${key}`],
				label: `Move the box ${way} by ${FAR_PX} pixels`,
				group: GROUP,
				repeats: true,
				command: nudge(FAR_PX * x, FAR_PX * y, false),
			},
			{ id: `boxes.resize-${key}`, keys: [`alt+${key}`], label: `Move its ${edge}`, group: GROUP, repeats: true, command: nudge(x, y, true) },
			{
				id: `boxes.resize-far-${key}`,
				keys: [`alt+shift+${key}`],
				label: `Move its ${edge} by ${FAR_PX} pixels`,
				group: GROUP,
				repeats: true,
				command: nudge(FAR_PX * x, FAR_PX * y, true),
			},
		]),
		{ id: "boxes.next", keys: ["n"], label: "Next box", group: GROUP, repeats: true, command: () => edit.step(1) },
		{ id: "boxes.previous", keys: ["p"], label: "Box before", group: GROUP, repeats: true, command: () => edit.step(-1) },
		{ id: "boxes.relabel", keys: ["enter", "l"], label: "Change the label", group: GROUP, command: () => send({ kind: "relabel" }) },
		{ id: "boxes.duplicate", keys: ["c"], label: "Copy the box", group: GROUP, command: () => send({ kind: "duplicate" }) },
		{ id: "boxes.delete", keys: ["delete"], label: "Delete the box", group: GROUP, command: () => send({ kind: "remove" }) },
		{ id: "boxes.undo", keys: ["z", "backspace"], label: "Take back the last act", group: GROUP, command: () => edit.undo() },
		{ id: "boxes.leave", keys: ["escape"], label: "Let go, then leave the boxes", group: GROUP, command: () => send({ kind: "escape" }) },
		{
			id: "boxes.wait",
			keys: ["a", "x", "space", "e", "r"],
			label: "Decide after the boxes are done",
			group: GROUP,
			command: () => toast({ message: "You are editing boxes.", detail: "Press Escape until you have left them, then decide." }),
		},
	];
}

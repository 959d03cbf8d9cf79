import { createRegionIndex } from "#components/canvas/region-index.ts";
import { RESTING, stepRegionTool, type ToolCommand, type ToolEvent, type ToolScene, type ToolState } from "#components/canvas/tools/region-tool.ts";
import type { Box, Size } from "#lib/geometry/box.ts";

export type EditorState = { readonly isOn: boolean; readonly tool: ToolState };

export type CanvasEditor = ReturnType<typeof createCanvasEditor>;

type EditedRegion = { readonly key: string; readonly box: Box };

/** How long after the last nudge a row of them is one change. */
const SETTLE_MS = 700;

const NOTHING: ToolScene = { photo: { width: 1, height: 1 }, boxOf: () => null, regionAt: () => null };

/** The hand over one canvas: what it holds, and whom it tells what it did. Off, it takes hold of nothing. */
export function createCanvasEditor({ onCommand }: { readonly onCommand: (command: ToolCommand) => void }) {
	let state: EditorState = { isOn: false, tool: RESTING };
	let scene = NOTHING;
	let settling: ReturnType<typeof setTimeout> | undefined;
	const listeners = new Set<() => void>();

	function set(next: EditorState): void {
		if (next.isOn === state.isOn && next.tool === state.tool) return;
		state = next;
		for (const listener of listeners) listener();
	}

	function send(event: ToolEvent): void {
		if (!state.isOn) return;
		const { state: tool, commands } = stepRegionTool(state.tool, event, scene);
		set({ isOn: true, tool });
		for (const command of commands) {
			if (command.kind === "settle-later") settleLater();
			else onCommand(command);
		}
	}

	function settleLater(): void {
		clearTimeout(settling);
		settling = setTimeout(() => send({ kind: "settle" }), SETTLE_MS);
	}

	return {
		get: () => state,
		scene: () => scene,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		send,
		/** The boxes that there are now. */
		show({ photo, regions }: { readonly photo: Size; readonly regions: readonly EditedRegion[] }) {
			const index = createRegionIndex(regions);
			const boxes = new Map(regions.map((region) => [region.key, region.box]));
			scene = { photo, boxOf: (region) => boxes.get(region) ?? null, regionAt: (point, slackPx) => index.at(point, slackPx)?.key ?? null };
		},
		turnOn: () => set({ isOn: true, tool: RESTING }),
		/** What nudges there are is saved; a drag under way is not. */
		turnOff() {
			send({ kind: "settle" });
			clearTimeout(settling);
			set({ isOn: false, tool: RESTING });
		},
	};
}

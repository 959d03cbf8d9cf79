import type { CanvasEditor } from "#components/canvas/canvas-editor.ts";
import type { CanvasStore } from "#components/canvas/canvas-store.ts";
import type { CanvasRegion } from "#components/canvas/prepared-regions.ts";
import type { RegionIndex } from "#components/canvas/region-index.ts";
import { handleAt, type ToolState } from "#components/canvas/tools/region-tool.ts";
import { type Point, toPhoto } from "#components/canvas/viewport.ts";
import type { BoxHandle } from "#lib/geometry/resize-box.ts";

type Followed = {
	readonly store: CanvasStore;
	readonly editor: CanvasEditor | null;
	readonly regions: () => RegionIndex<CanvasRegion>;
	readonly onPress: (key: string | null) => void;
};

/** A press that moved less is a press, else a drag. */
const DRAG_PX = 4;
/** How far beside a thin box still points at it. */
const SLACK_PX = 3;
const WHEEL_ZOOM = 0.0018;
const LINE_PX = 16;

const CURSORS = { n: "ns", s: "ns", e: "ew", w: "ew", nw: "nwse", se: "nwse", ne: "nesw", sw: "nesw" } as const satisfies Record<BoxHandle, string>;

/** Wheel and pinch zoom at the pointer, a drag pans, a press picks, a hover points; with an editor, a drag that takes hold of a box is the editor's. Returns how to stop. */
export function followPointer(element: HTMLElement, { store, editor, regions, onPress }: Followed): () => void {
	const held = new Map<number, Point>();
	let travelledPx = 0;
	/** The pointer whose drag is the editor's. */
	let editing: number | null = null;

	const at = (event: MouseEvent): Point => {
		const bounds = element.getBoundingClientRect();
		return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
	};
	const inPhoto = (point: Point): Point => toPhoto(store.get().viewport, point);
	const photoPxPerPx = () => 1 / store.get().viewport.scale;
	const keyAt = (point: Point): string | null => {
		if (store.get().areBoxesHidden) return null;
		return regions().at(inPhoto(point), SLACK_PX * photoPxPerPx())?.key ?? null;
	};

	function handleWheel(event: WheelEvent): void {
		event.preventDefault();
		const deltaPx = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
		// A pinch on a touchpad comes as small wheel steps with the control key.
		store.zoom(Math.exp(-deltaPx * WHEEL_ZOOM * (event.ctrlKey ? 6 : 1)), at(event));
	}

	function handlePointerDown(event: PointerEvent): void {
		if (event.button > 1) return;
		element.setPointerCapture(event.pointerId);
		held.set(event.pointerId, at(event));
		if (held.size === 1) travelledPx = 0;
		if (editing !== null) letGo();
		else if (held.size === 1 && event.button === 0 && takes(at(event))) editing = event.pointerId;
	}

	/** The middle button, and a second finger, always move the photo. */
	function takes(point: Point): boolean {
		if (!editor?.get().isOn || store.get().areBoxesHidden) return false;
		editor.send({ kind: "down", at: inPhoto(point), photoPxPerPx: photoPxPerPx() });
		return editor.get().tool.kind !== "resting";
	}

	function letGo(): void {
		editing = null;
		editor?.send({ kind: "escape" });
	}

	function handlePointerMove(event: PointerEvent): void {
		const before = held.get(event.pointerId);
		const now = at(event);
		if (!before) {
			if (event.pointerType === "mouse") hover(now);
			return;
		}
		travelledPx += Math.hypot(now.x - before.x, now.y - before.y);
		const other = [...held.entries()].find(([id]) => id !== event.pointerId)?.[1];
		held.set(event.pointerId, now);
		if (other) {
			const ratio = distance(now, other) / Math.max(1, distance(before, other));
			store.zoom(ratio, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
			return;
		}
		if (editing === event.pointerId) editor?.send({ kind: "move", at: inPhoto(now) });
		else if (travelledPx >= DRAG_PX) store.pan({ x: now.x - before.x, y: now.y - before.y });
	}

	function hover(point: Point): void {
		const key = keyAt(point);
		store.pointAt(key);
		if (editor) element.style.cursor = cursorAt(point, key);
	}

	function cursorAt(point: Point, key: string | null): string {
		const state = editor?.get();
		if (!editor || !state?.isOn) return "";
		if (isDrawing(state.tool)) return "crosshair";
		const handle = handleAt(state.tool, { at: inPhoto(point), photoPxPerPx: photoPxPerPx() }, editor.scene());
		if (handle) return `${CURSORS[handle]}-resize`;
		return key === null ? "" : "move";
	}

	function handlePointerUp(event: PointerEvent): void {
		if (!held.delete(event.pointerId)) return;
		if (editing === event.pointerId) {
			editing = null;
			editor?.send(event.type === "pointerup" ? { kind: "up", at: inPhoto(at(event)) } : { kind: "escape" });
			return;
		}
		if (held.size > 0 || event.type !== "pointerup" || travelledPx >= DRAG_PX) return;
		if (editor?.get().isOn) editor.send({ kind: "select", region: null });
		else onPress(keyAt(at(event)));
	}

	function handlePointerLeave(): void {
		if (held.size === 0) store.pointAt(null);
	}

	const setTouch = () => {
		// Fitted, a finger scrolls the page; zoomed, it moves the photo, and while boxes are edited the boxes.
		element.style.touchAction = store.get().isFitted && !editor?.get().isOn ? "pan-y" : "none";
		const tool = editor?.get().tool;
		if (tool && isDrawing(tool)) element.style.cursor = "crosshair";
		else if (element.style.cursor === "crosshair") element.style.cursor = "";
	};
	const leaveStore = store.subscribe(setTouch);
	const leaveEditor = editor?.subscribe(setTouch);
	element.addEventListener("wheel", handleWheel, { passive: false });
	element.addEventListener("pointerdown", handlePointerDown);
	element.addEventListener("pointermove", handlePointerMove);
	element.addEventListener("pointerup", handlePointerUp);
	element.addEventListener("pointercancel", handlePointerUp);
	element.addEventListener("pointerleave", handlePointerLeave);
	return () => {
		leaveStore();
		leaveEditor?.();
		element.removeEventListener("wheel", handleWheel);
		element.removeEventListener("pointerdown", handlePointerDown);
		element.removeEventListener("pointermove", handlePointerMove);
		element.removeEventListener("pointerup", handlePointerUp);
		element.removeEventListener("pointercancel", handlePointerUp);
		element.removeEventListener("pointerleave", handlePointerLeave);
	};
}

function isDrawing(tool: ToolState): boolean {
	return tool.kind === "armed" || tool.kind === "drawing";
}

function distance(a: Point, b: Point): number {
	return Math.hypot(a.x - b.x, a.y - b.y);
}

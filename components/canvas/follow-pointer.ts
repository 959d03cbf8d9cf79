import type { CanvasStore } from "#components/canvas/canvas-store.ts";
import { regionAt } from "#components/canvas/region-at.ts";
import { type Point, toPhoto } from "#components/canvas/viewport.ts";
import type { Box } from "#lib/geometry/box.ts";

type Scene = { readonly regions: () => readonly { readonly key: string; readonly box: Box }[]; readonly onPress: (key: string | null) => void };

/** A press that moved less is a press, else a drag. */
const DRAG_PX = 4;
/** How far beside a thin box still points at it. */
const SLACK_PX = 3;
const WHEEL_ZOOM = 0.0018;
const LINE_PX = 16;

/** Wheel and pinch zoom at the pointer, a drag pans, a press picks, a hover points. Returns how to stop. */
export function followPointer(element: HTMLElement, store: CanvasStore, scene: Scene): () => void {
	const held = new Map<number, Point>();
	let travelledPx = 0;

	const at = (event: MouseEvent): Point => {
		const bounds = element.getBoundingClientRect();
		return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
	};
	const keyAt = (point: Point): string | null => {
		const { viewport, areBoxesHidden } = store.get();
		if (areBoxesHidden) return null;
		return regionAt(scene.regions(), toPhoto(viewport, point), SLACK_PX / viewport.scale)?.key ?? null;
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
	}

	function handlePointerMove(event: PointerEvent): void {
		const before = held.get(event.pointerId);
		const now = at(event);
		if (!before) {
			if (event.pointerType === "mouse") store.pointAt(keyAt(now));
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
		if (travelledPx >= DRAG_PX) store.pan({ x: now.x - before.x, y: now.y - before.y });
	}

	function handlePointerUp(event: PointerEvent): void {
		if (!held.delete(event.pointerId) || held.size > 0) return;
		if (event.type === "pointerup" && travelledPx < DRAG_PX) scene.onPress(keyAt(at(event)));
	}

	function handlePointerLeave(): void {
		if (held.size === 0) store.pointAt(null);
	}

	const stopTouch = store.subscribe(() => {
		// Fitted, a finger scrolls the page; zoomed, it moves the photo.
		element.style.touchAction = store.get().isFitted ? "pan-y" : "none";
	});
	element.addEventListener("wheel", handleWheel, { passive: false });
	element.addEventListener("pointerdown", handlePointerDown);
	element.addEventListener("pointermove", handlePointerMove);
	element.addEventListener("pointerup", handlePointerUp);
	element.addEventListener("pointercancel", handlePointerUp);
	element.addEventListener("pointerleave", handlePointerLeave);
	return () => {
		stopTouch();
		element.removeEventListener("wheel", handleWheel);
		element.removeEventListener("pointerdown", handlePointerDown);
		element.removeEventListener("pointermove", handlePointerMove);
		element.removeEventListener("pointerup", handlePointerUp);
		element.removeEventListener("pointercancel", handlePointerUp);
		element.removeEventListener("pointerleave", handlePointerLeave);
	};
}

function distance(a: Point, b: Point): number {
	return Math.hypot(a.x - b.x, a.y - b.y);
}

import { fitViewport, type Point, panViewport, type Viewport, zoomViewport } from "#components/canvas/viewport.ts";
import type { Size } from "#lib/geometry/box.ts";

export type CanvasState = {
	readonly photo: Size;
	readonly frame: Size;
	readonly viewport: Viewport;
	/** Whether the photo follows the frame's size; false once a hand has zoomed or moved it. */
	readonly isFitted: boolean;
	readonly areBoxesHidden: boolean;
	/** The region pointed at, in the photo or where it is named. */
	readonly activeRegion: string | null;
};

export type CanvasStore = ReturnType<typeof createCanvasStore>;

const START: CanvasState = {
	photo: { width: 1, height: 1 },
	frame: { width: 1, height: 1 },
	viewport: { scale: 1, left: 0, top: 0 },
	isFitted: true,
	areBoxesHidden: false,
	activeRegion: null,
};

/** What one canvas on screen is doing. It lives as long as the canvas, and nothing of it is saved. */
export function createCanvasStore() {
	let state = START;
	const listeners = new Set<() => void>();

	function set(change: Partial<CanvasState>): void {
		const next = { ...state, ...change };
		if ((Object.keys(change) as (keyof CanvasState)[]).every((key) => Object.is(state[key], next[key]))) return;
		state = next;
		for (const listener of listeners) listener();
	}

	function center(): Point {
		return { x: state.frame.width / 2, y: state.frame.height / 2 };
	}

	return {
		get: () => state,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		/** Another photo, or another room for it. A photo of the same size stays where it was. */
		layOut({ photo, frame }: { readonly photo: Size; readonly frame: Size }) {
			const isSamePhoto = photo.width === state.photo.width && photo.height === state.photo.height;
			if (isSamePhoto && frame.width === state.frame.width && frame.height === state.frame.height) return;
			const isFitted = state.isFitted || !isSamePhoto;
			const kept = { photo, frame, by: { x: 0, y: 0 } };
			set({ photo, frame, isFitted, viewport: isFitted ? fitViewport(photo, frame) : panViewport(state.viewport, kept) });
		},
		fit() {
			set({ viewport: fitViewport(state.photo, state.frame), isFitted: true });
		},
		zoom(factor: number, at: Point = center()) {
			const viewport = zoomViewport(state.viewport, { factor, at, photo: state.photo, frame: state.frame });
			set({ viewport, isFitted: viewport.scale === fitViewport(state.photo, state.frame).scale });
		},
		pan(by: Point) {
			set({ viewport: panViewport(state.viewport, { by, photo: state.photo, frame: state.frame }) });
		},
		hideBoxes(areBoxesHidden: boolean) {
			set({ areBoxesHidden });
		},
		pointAt(activeRegion: string | null) {
			set({ activeRegion });
		},
	};
}

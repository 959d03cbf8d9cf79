import { expect, test } from "vitest";
import { createCanvasStore } from "#components/canvas/canvas-store.ts";

const photo = { width: 640, height: 480 };
const frame = { width: 800, height: 600 };

test("a fitted photo follows the size of its frame", () => {
	const store = createCanvasStore();
	store.layOut({ photo, frame });
	store.layOut({ photo, frame: { width: 400, height: 600 } });
	expect(store.get().viewport).toEqual({ scale: 0.625, left: 0, top: 150 });
});

test("a zoomed photo keeps its zoom when the frame changes, and another photo is fitted", () => {
	const store = createCanvasStore();
	store.layOut({ photo, frame });
	store.zoom(2);
	store.layOut({ photo, frame: { width: 900, height: 600 } });
	expect([store.get().viewport.scale, store.get().isFitted]).toEqual([2.5, false]);
	store.layOut({ photo: { width: 100, height: 100 }, frame });
	expect([store.get().viewport.scale, store.get().isFitted]).toEqual([6, true]);
});

test("listeners hear of changes only", () => {
	const store = createCanvasStore();
	let heard = 0;
	const leave = store.subscribe(() => {
		heard += 1;
	});
	store.pointAt("r1");
	store.pointAt("r1");
	leave();
	store.pointAt(null);
	expect(heard).toBe(1);
});

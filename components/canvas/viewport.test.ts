import { expect, test } from "vitest";
import { fitViewport, panViewport, toFrame, toPhoto, zoomViewport } from "#components/canvas/viewport.ts";

const photo = { width: 640, height: 480 };
const frame = { width: 800, height: 800 };

test("a fitted photo fills the frame along one side and is centered along the other", () => {
	expect(fitViewport(photo, frame)).toEqual({ scale: 1.25, left: 0, top: 100 });
});

test("what lies under the pointer stays there while zooming", () => {
	const at = { x: 300, y: 420 };
	const before = fitViewport(photo, frame);
	const after = zoomViewport(before, { factor: 3, at, photo, frame });
	const seen = toPhoto(after, at);
	expect(seen.x).toBeCloseTo(toPhoto(before, at).x, 9);
	expect(seen.y).toBeCloseTo(toPhoto(before, at).y, 9);
});

test("zooming out ends in the fitted photo", () => {
	const zoomed = zoomViewport(fitViewport(photo, frame), { factor: 4, at: { x: 10, y: 10 }, photo, frame });
	expect(zoomViewport(zoomed, { factor: 0.001, at: { x: 700, y: 9 }, photo, frame })).toEqual(fitViewport(photo, frame));
});

test("zooming in ends at 32 screen pixels a photo pixel", () => {
	expect(zoomViewport(fitViewport(photo, frame), { factor: 1e6, at: { x: 0, y: 0 }, photo, frame }).scale).toBe(32);
});

test("a fitted photo cannot be pushed away, a zoomed one never leaves the frame", () => {
	const fitted = fitViewport(photo, frame);
	expect(panViewport(fitted, { by: { x: 0, y: 500 }, photo, frame })).toEqual(fitted);
	const zoomed = zoomViewport(fitted, { factor: 4, at: { x: 400, y: 400 }, photo, frame });
	const pushed = panViewport(zoomed, { by: { x: 1e5, y: -1e5 }, photo, frame });
	expect([pushed.left, pushed.top]).toEqual([800 - 48, 48 - 480 * 5]);
});

test("boxes are drawn where their pixels are", () => {
	expect(toFrame({ scale: 2, left: 10, top: 20 }, { x: 5, y: 6, width: 7, height: 8 })).toEqual({ x: 20, y: 32, width: 14, height: 16 });
});

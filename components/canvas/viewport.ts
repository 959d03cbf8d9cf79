import type { Box, Size } from "#lib/geometry/box.ts";

/** Where the photo lies in its frame: a photo pixel (x, y) is drawn at (x · scale + left, y · scale + top), in CSS pixels of the frame. */
export type Viewport = { readonly scale: number; readonly left: number; readonly top: number };

export type Point = { readonly x: number; readonly y: number };

/** Screen pixels a photo pixel may at most become. */
const SCALE_MAX = 32;
/** Of the photo that stays in sight however far it is panned, in CSS pixels. */
const KEPT_IN_SIGHT_PX = 48;

/** The whole photo, as large as the frame allows, in its middle. */
export function fitViewport(photo: Size, frame: Size): Viewport {
	const scale = Math.min(frame.width / photo.width, frame.height / photo.height);
	return { scale, left: (frame.width - photo.width * scale) / 2, top: (frame.height - photo.height * scale) / 2 };
}

/** Zooms by a factor; what lies under the point stays under it. Never smaller than fitting, where the photo is centered again. */
export function zoomViewport(viewport: Viewport, zoom: { readonly factor: number; readonly at: Point; readonly photo: Size; readonly frame: Size }): Viewport {
	const fitted = fitViewport(zoom.photo, zoom.frame);
	const scale = Math.min(viewport.scale * zoom.factor, Math.max(SCALE_MAX, fitted.scale));
	if (scale <= fitted.scale) return fitted;
	const ratio = scale / viewport.scale;
	const moved = { scale, left: zoom.at.x - (zoom.at.x - viewport.left) * ratio, top: zoom.at.y - (zoom.at.y - viewport.top) * ratio };
	return keepInSight(moved, zoom.photo, zoom.frame);
}

export function panViewport(viewport: Viewport, pan: { readonly by: Point; readonly photo: Size; readonly frame: Size }): Viewport {
	return keepInSight({ ...viewport, left: viewport.left + pan.by.x, top: viewport.top + pan.by.y }, pan.photo, pan.frame);
}

/** A box of the photo in CSS pixels of the frame. */
export function toFrame(viewport: Viewport, box: Box): Box {
	return {
		x: box.x * viewport.scale + viewport.left,
		y: box.y * viewport.scale + viewport.top,
		width: box.width * viewport.scale,
		height: box.height * viewport.scale,
	};
}

export function toPhoto(viewport: Viewport, point: Point): Point {
	return { x: (point.x - viewport.left) / viewport.scale, y: (point.y - viewport.top) / viewport.scale };
}

/** A part of the frame in pixels of the photo. */
export function toPhotoBox(viewport: Viewport, part: Box): Box {
	return { ...toPhoto(viewport, part), width: part.width / viewport.scale, height: part.height / viewport.scale };
}

function keepInSight(viewport: Viewport, photo: Size, frame: Size): Viewport {
	return {
		scale: viewport.scale,
		left: keepWithin(viewport.left, photo.width * viewport.scale, frame.width),
		top: keepWithin(viewport.top, photo.height * viewport.scale, frame.height),
	};
}

/** A side that fits stays in the middle; a longer one keeps at least a strip in sight. */
function keepWithin(start: number, length: number, room: number): number {
	if (length <= room) return (room - length) / 2;
	return Math.min(Math.max(start, KEPT_IN_SIGHT_PX - length), room - KEPT_IN_SIGHT_PX);
}

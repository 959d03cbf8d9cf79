import { BOX_STROKES, type BoxStroke } from "#components/canvas/box-strokes.ts";
import type { CanvasPalette } from "#components/canvas/canvas-palette.ts";
import { drawLabels, type PlacedRegionLabel } from "#components/canvas/draw-labels.ts";
import type { PreparedRegions } from "#components/canvas/prepared-regions.ts";
import { toFrame, toPhotoBox, type Viewport } from "#components/canvas/viewport.ts";
import type { Box, Size } from "#lib/geometry/box.ts";

export type RegionScene = {
	readonly prepared: PreparedRegions;
	readonly viewport: Viewport;
	readonly frame: Size;
	readonly palette: CanvasPalette;
	/** The region under the hand, which is drawn elsewhere. */
	readonly excluded: string | null;
};

/** Of the names in sight so many find a place at most: more would cover the photo, and finding the places takes the square of their number. */
const LABELS_MAX = 160;
/** How far a stroke reaches beyond its box. */
const OUTSIDE_PX = 8;

/**
 * Draws the boxes that nobody has in hand into the context, whose unit is the CSS pixel: quiet ones first, evidence over them, names on top. Returns
 * where the names came to stand.
 */
export function drawRegions(ctx: CanvasRenderingContext2D, scene: RegionScene): readonly PlacedRegionLabel[] {
	const { prepared, palette } = scene;
	const positions = inSight(scene);
	ctx.lineJoin = "round";
	strokeBoxes(ctx, scene, { positions: positions(prepared.quiet), stroke: BOX_STROKES.quiet });
	for (const position of positions(prepared.evidence)) {
		const color = palette.color(prepared.regions[position]?.color ?? null);
		strokeBoxes(ctx, scene, { positions: [position], stroke: { ...BOX_STROKES.evidence, color } });
	}
	strokeBoxes(ctx, scene, { positions: positions(prepared.lit), stroke: BOX_STROKES.lit });
	for (const position of positions(prepared.marked)) drawMark(ctx, rectOf(scene, position));
	const named = positions(prepared.named).slice(0, LABELS_MAX);
	return drawLabels(
		ctx,
		named.flatMap((position) => {
			const region = prepared.regions[position];
			return region ? [{ region, rect: rectOf(scene, position) }] : [];
		}),
		scene,
	);
}

/** Leaves out what lies outside the frame. Fitted, everything is inside, and asking the tree would only cost. */
function inSight({ prepared, viewport, frame, excluded }: RegionScene): (positions: readonly number[]) => readonly number[] {
	const out = excluded === null ? undefined : prepared.positions.get(excluded);
	const part = toPhotoBox(viewport, { x: -OUTSIDE_PX, y: -OUTSIDE_PX, width: frame.width + 2 * OUTSIDE_PX, height: frame.height + 2 * OUTSIDE_PX });
	const isAllInside = prepared.regions.length === 0 || isWholePhotoShown(viewport, frame);
	if (isAllInside) return out === undefined ? (positions) => positions : (positions) => positions.filter((position) => position !== out);
	const shown = new Set(prepared.index.within(part));
	if (out !== undefined) shown.delete(out);
	return (positions) => positions.filter((position) => shown.has(position));
}

/** As when it is fitted: the photo does not reach over the frame's left and top edges, which a zoomed one always does at one of them. */
function isWholePhotoShown(viewport: Viewport, frame: Size): boolean {
	return viewport.left >= 0 && viewport.top >= 0 && viewport.left <= frame.width && viewport.top <= frame.height;
}

type Stroking = { readonly positions: readonly number[]; readonly stroke: BoxStroke };

/** strokeRect one by one: a single path of many rectangles is 15 times slower where a browser draws in software. */
function strokeBoxes(ctx: CanvasRenderingContext2D, { prepared, viewport }: RegionScene, { positions, stroke }: Stroking): void {
	const { scale, left, top } = viewport;
	for (const [width, color] of [
		[stroke.halo, stroke.haloColor],
		[stroke.width, stroke.color],
	] as const) {
		ctx.lineWidth = width;
		ctx.strokeStyle = color;
		for (const position of positions) {
			const box = prepared.regions[position]?.box;
			if (box) ctx.strokeRect(box.x * scale + left, box.y * scale + top, box.width * scale, box.height * scale);
		}
	}
}

const MARK_GAP_PX = 5;

/** A dashed frame around the box that the stem calls marked, besides the box's own. */
function drawMark(ctx: CanvasRenderingContext2D, rect: Box): void {
	const around = { x: rect.x - MARK_GAP_PX, y: rect.y - MARK_GAP_PX, width: rect.width + 2 * MARK_GAP_PX, height: rect.height + 2 * MARK_GAP_PX };
	ctx.lineWidth = 4;
	ctx.strokeStyle = "#0a0b0dcc";
	ctx.strokeRect(around.x, around.y, around.width, around.height);
	ctx.setLineDash([7, 4]);
	ctx.lineWidth = 1.8;
	ctx.strokeStyle = "#ffffff";
	ctx.strokeRect(around.x, around.y, around.width, around.height);
	ctx.setLineDash([]);
}

function rectOf({ prepared, viewport }: RegionScene, position: number): Box {
	return toFrame(viewport, prepared.regions[position]?.box ?? { x: 0, y: 0, width: 0, height: 0 });
}

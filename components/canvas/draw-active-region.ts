import { BOX_STROKES } from "#components/canvas/box-strokes.ts";
import type { CanvasPalette } from "#components/canvas/canvas-palette.ts";
import { drawLabels } from "#components/canvas/draw-labels.ts";
import { handlePoints } from "#components/canvas/handle-points.ts";
import type { CanvasRegion } from "#components/canvas/prepared-regions.ts";
import { toFrame, type Viewport } from "#components/canvas/viewport.ts";
import type { Box, Size } from "#lib/geometry/box.ts";

export type ActiveScene = {
	readonly viewport: Viewport;
	readonly frame: Size;
	readonly palette: CanvasPalette;
	/** The region pointed at, if it is not the one in hand. */
	readonly pointedAt: CanvasRegion | null;
	/** The region in hand, where it is now; its handles can be taken. */
	readonly selected: CanvasRegion | null;
	/** A box that is being drawn and has no name yet. */
	readonly drawn: Box | null;
};

const HANDLE_PX = 8;
const CORNER_PX = 5.6;

/** Draws what is pointed at, in hand or being drawn: some boxes at most, over all others and apart from them. */
export function drawActiveRegion(ctx: CanvasRenderingContext2D, { viewport, frame, palette, pointedAt, selected, drawn }: ActiveScene): void {
	ctx.lineJoin = "round";
	for (const region of [pointedAt, selected]) {
		if (!region) continue;
		const rect = toFrame(viewport, region.box);
		strokeBox(ctx, rect, region.color === null ? BOX_STROKES.selected.color : palette.color(region.color));
		drawLabels(ctx, [{ region, rect }], { palette, frame });
		if (region === selected) for (const { at } of handlePoints(rect, 1)) drawHandle(ctx, at, HANDLE_PX);
		else for (const at of cornersOf(rect)) drawHandle(ctx, at, CORNER_PX);
	}
	if (!drawn) return;
	const rect = toFrame(viewport, drawn);
	ctx.fillStyle = "#ffffff1f";
	ctx.fillRect(rect.x, rect.y, rect.width, rect.height);
	strokeBox(ctx, rect, BOX_STROKES.selected.color);
}

function strokeBox(ctx: CanvasRenderingContext2D, rect: Box, color: string): void {
	const { width, halo, haloColor } = BOX_STROKES.selected;
	for (const [lineWidth, strokeStyle] of [
		[halo, haloColor],
		[width, color],
	] as const) {
		ctx.lineWidth = lineWidth;
		ctx.strokeStyle = strokeStyle;
		ctx.strokeRect(rect.x, rect.y, rect.width, rect.height);
	}
}

function cornersOf({ x, y, width, height }: Box): readonly { readonly x: number; readonly y: number }[] {
	return [x, x + width].flatMap((cornerX) => [y, y + height].map((cornerY) => ({ x: cornerX, y: cornerY })));
}

function drawHandle(ctx: CanvasRenderingContext2D, { x, y }: { readonly x: number; readonly y: number }, size: number): void {
	ctx.fillStyle = "#ffffff";
	ctx.strokeStyle = "#0a0b0d";
	ctx.lineWidth = 1;
	ctx.beginPath();
	ctx.roundRect(x - size / 2, y - size / 2, size, size, size / 4.5);
	ctx.fill();
	ctx.stroke();
}

import { placeLabels } from "#components/canvas/place-labels.ts";
import { toFrame, type Viewport } from "#components/canvas/viewport.ts";
import type { Box, Size } from "#lib/geometry/box.ts";

/** A region as it is drawn. Evidence has a color; the others are quiet, named where `isNamed`. `isLit`: a step that is looked at speaks of it. */
export type CanvasRegion = {
	readonly key: string;
	readonly label: string;
	readonly box: Box;
	readonly color: string | null;
	readonly isNamed: boolean;
	readonly isLit: boolean;
};

export type RegionScene = {
	readonly regions: readonly CanvasRegion[];
	readonly viewport: Viewport;
	readonly frame: Size;
	readonly activeRegion: string | null;
	readonly fontFamily: string;
};

// All in CSS pixels: strokes and labels do not grow with zoom.
const EVIDENCE = { stroke: 2.2, halo: 4.6, haloColor: "#0a0b0dcc" } as const;
const QUIET = { stroke: 0.9, color: "#ffffffb8", halo: 2.2, haloColor: "#0a0b0d66" } as const;
const LIT = { stroke: 1.6, color: "#ffffff", halo: 3.8, haloColor: "#0a0b0dcc" } as const;
const HANDLE_PX = 5.6;
const QUIET_LABEL = { size: 10.5, height: 17, padding: 5, fill: "#0a0b0dcc", id: "#c9ccd3", text: "#ffffff", idWeight: 500 } as const;
const EVIDENCE_LABEL = { size: 11.5, height: 20, padding: 6, id: "#0a0b0d", text: "#0a0b0d", idWeight: 600 } as const;
const ID_GAP_PX = 4;

type Placed = { readonly region: CanvasRegion; readonly rect: Box };

/**
 * Draws all boxes into the context, whose unit is the CSS pixel: a light stroke inside a dark one, so that it reads on any photo. Quiet boxes first,
 * evidence over them, names on top.
 */
export function drawRegions(ctx: CanvasRenderingContext2D, scene: RegionScene): void {
	const placed = placeVisible(scene);
	const isBright = ({ region }: Placed) => region.isLit || region.key === scene.activeRegion;
	const quiet = placed.filter((one) => one.region.color === null && !isBright(one));
	const lit = placed.filter((one) => one.region.color === null && isBright(one));
	const evidence = placed.filter(({ region }) => region.color !== null);
	const active = placed.find(({ region }) => region.key === scene.activeRegion);

	strokeAll(ctx, quiet, QUIET.halo, QUIET.haloColor);
	strokeAll(ctx, quiet, QUIET.stroke, QUIET.color);
	for (const { region, rect } of evidence) {
		strokeAll(ctx, [{ region, rect }], EVIDENCE.halo, EVIDENCE.haloColor);
		strokeAll(ctx, [{ region, rect }], EVIDENCE.stroke, region.color ?? QUIET.color);
	}
	strokeAll(ctx, lit, LIT.halo, LIT.haloColor);
	strokeAll(ctx, lit, LIT.stroke, LIT.color);
	for (const { rect, region } of placed) if (region.isLit || region.key === scene.activeRegion) drawHandles(ctx, rect);
	const named = placed.filter((one) => one !== active && (one.region.color !== null || one.region.isNamed || one.region.isLit));
	// The one pointed at finds its place first, then those that matter most.
	const order = [...(active ? [active] : []), ...named.filter(isBright), ...named.filter((one) => !isBright(one))];
	drawLabels(ctx, order, scene);
}

function placeVisible({ regions, viewport, frame }: RegionScene): readonly Placed[] {
	const placed: Placed[] = [];
	for (const region of regions) {
		const rect = toFrame(viewport, region.box);
		if (rect.x > frame.width || rect.y > frame.height || rect.x + rect.width < 0 || rect.y + rect.height < 0) continue;
		placed.push({ region, rect });
	}
	return placed;
}

/** strokeRect one by one: a single path of many rectangles is 15 times slower where a browser draws in software. */
function strokeAll(ctx: CanvasRenderingContext2D, placed: readonly Placed[], width: number, color: string): void {
	ctx.lineWidth = width;
	ctx.lineJoin = "round";
	ctx.strokeStyle = color;
	for (const { rect } of placed) ctx.strokeRect(rect.x, rect.y, rect.width, rect.height);
}

function drawHandles(ctx: CanvasRenderingContext2D, rect: Box): void {
	ctx.fillStyle = "#ffffff";
	ctx.strokeStyle = "#0a0b0d";
	ctx.lineWidth = 1;
	for (const x of [rect.x, rect.x + rect.width]) {
		for (const y of [rect.y, rect.y + rect.height]) {
			ctx.beginPath();
			ctx.roundRect(x - HANDLE_PX / 2, y - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX, 1.2);
			ctx.fill();
			ctx.stroke();
		}
	}
}

function drawLabels(ctx: CanvasRenderingContext2D, order: readonly Placed[], { fontFamily, frame }: RegionScene): void {
	const labels = order.map(({ region, rect }) => {
		const look = region.color === null ? QUIET_LABEL : { ...EVIDENCE_LABEL, fill: region.color };
		const id = region.key.toUpperCase();
		ctx.font = `${look.idWeight} ${look.size}px ${fontFamily}`;
		const idWidth = ctx.measureText(id).width;
		ctx.font = `500 ${look.size}px ${fontFamily}`;
		const shortWidth = idWidth + 2 * look.padding;
		const fullWidth = shortWidth + ID_GAP_PX + ctx.measureText(region.label).width;
		return { region, rect, look, id, idWidth, height: look.height, shortWidth, fullWidth };
	});
	const places = placeLabels(labels, frame);
	ctx.textBaseline = "middle";
	// The first in order lie on top.
	for (const [at, label] of [...labels.entries()].toReversed()) {
		const place = places[at];
		if (!place) continue;
		const { look } = label;
		ctx.fillStyle = look.fill;
		ctx.strokeStyle = "#0a0b0dcc";
		ctx.lineWidth = 1;
		ctx.beginPath();
		ctx.roundRect(place.x, place.y, place.width, place.height, 3);
		ctx.fill();
		if (label.region.color !== null) ctx.stroke();
		const middle = place.y + place.height / 2 + 0.5;
		ctx.font = `${look.idWeight} ${look.size}px ${fontFamily}`;
		ctx.fillStyle = look.id;
		ctx.fillText(label.id, place.x + look.padding, middle);
		if (place.isShort) continue;
		ctx.font = `500 ${look.size}px ${fontFamily}`;
		ctx.fillStyle = look.text;
		ctx.fillText(label.region.label, place.x + look.padding + label.idWidth + ID_GAP_PX, middle);
	}
}

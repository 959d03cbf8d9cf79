import type { CanvasPalette } from "#components/canvas/canvas-palette.ts";
import { drawRegions } from "#components/canvas/draw-regions.ts";
import { type CanvasRegion, prepareRegions } from "#components/canvas/prepared-regions.ts";
import { fitViewport } from "#components/canvas/viewport.ts";

export type DrawRound = { readonly product: number; readonly limit: number };

const FRAME = { width: 1280, height: 800 };
const PHOTO = { width: 2560, height: 1600 };
const EVIDENCE = 2;
const NAMED = 10;

/**
 * Runs in the browser. In each round the product draws so many boxes some times, and the strokeRect calls that it made are made again, with the
 * same strokes, some times; each is followed by one pixel read back, so that what was asked for is also drawn. Milliseconds a drawing.
 */
export function drawRounds({ boxes, rounds, drawings }: { readonly boxes: number; readonly rounds: number; readonly drawings: number }): readonly DrawRound[] {
	const product = newContext();
	const limit = newContext();
	const palette: CanvasPalette = { fontFamily: "sans-serif", color: (color) => color ?? "#ffffff" };
	const scene = { prepared: prepareRegions(manyRegions(boxes)), viewport: fitViewport(PHOTO, FRAME), frame: FRAME, palette, excluded: null };
	const strokes = recordStrokes(product, () => drawRegions(product, scene));

	const timeProduct = () =>
		timeOf(product, drawings, () => {
			drawRegions(product, scene);
		});
	const timeLimit = () => timeOf(limit, drawings, () => repeat(limit, strokes));
	timeProduct();
	timeLimit();
	return Array.from({ length: rounds }, (_, round) => {
		// Whoever comes second finds a warmer or a fuller machine, so they take turns.
		if (round % 2 === 0) return { product: timeProduct(), limit: timeLimit() };
		const first = timeLimit();
		return { product: timeProduct(), limit: first };
	});
}

function newContext(): CanvasRenderingContext2D {
	const canvas = document.createElement("canvas");
	canvas.width = FRAME.width;
	canvas.height = FRAME.height;
	const ctx = canvas.getContext("2d");
	if (!ctx) throw new Error("The browser gives no canvas to draw on.");
	return ctx;
}

export function manyRegions(count: number): readonly CanvasRegion[] {
	const columns = Math.ceil(Math.sqrt(count * 1.6));
	return Array.from({ length: count }, (_, n) => ({
		key: `r${n + 1}`,
		label: "person",
		box: {
			x: ((n % columns) / columns) * (PHOTO.width - 80),
			y: (Math.floor(n / columns) / (count / columns)) * (PHOTO.height - 80),
			width: 20 + ((n * 7) % 50),
			height: 20 + ((n * 13) % 50),
		},
		color: n < EVIDENCE ? "#ffc53d" : null,
		isNamed: n < NAMED,
		isLit: false,
	}));
}

type Strokes = readonly { readonly width: number; readonly color: string; readonly rects: readonly (readonly [number, number, number, number])[] }[];

/** What strokeRect is called with, in runs of one width and color. */
function recordStrokes(ctx: CanvasRenderingContext2D, draw: () => void): Strokes {
	const runs: { width: number; color: string; rects: [number, number, number, number][] }[] = [];
	ctx.strokeRect = (x, y, width, height) => {
		const last = runs.at(-1);
		const color = String(ctx.strokeStyle);
		if (last && last.width === ctx.lineWidth && last.color === color) last.rects.push([x, y, width, height]);
		else runs.push({ width: ctx.lineWidth, color, rects: [[x, y, width, height]] });
	};
	draw();
	Reflect.deleteProperty(ctx, "strokeRect");
	return runs;
}

function repeat(ctx: CanvasRenderingContext2D, strokes: Strokes): void {
	ctx.lineJoin = "round";
	for (const { width, color, rects } of strokes) {
		ctx.lineWidth = width;
		ctx.strokeStyle = color;
		for (const [x, y, rectWidth, rectHeight] of rects) ctx.strokeRect(x, y, rectWidth, rectHeight);
	}
}

function timeOf(ctx: CanvasRenderingContext2D, drawings: number, draw: () => void): number {
	const began = performance.now();
	for (let drawing = 0; drawing < drawings; drawing += 1) {
		ctx.clearRect(0, 0, FRAME.width, FRAME.height);
		draw();
		ctx.getImageData(0, 0, 1, 1);
	}
	return (performance.now() - began) / drawings;
}
